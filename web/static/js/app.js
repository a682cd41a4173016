/** The agent's window, put together. */
import './words.js'
import './log.js'
import './composer.js'
import './live.js'
import './shell.js'
import './keys.js'
import './select.js'
import './board.js'
