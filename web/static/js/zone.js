/** Tells the sign-up form which time zone the browser is in. */
const field = document.querySelector('[data-zone]')
if (field instanceof HTMLInputElement) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone
