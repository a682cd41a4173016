"""Work spun out of dialogs: tasks, deadlines, outages."""
