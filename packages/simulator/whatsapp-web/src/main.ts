import { defineChatModules } from './modules/chat.js';
import { defineContactModules } from './modules/contact.js';
import { defineLinkModules } from './modules/link.js';
import { defineMediaModules } from './modules/media.js';
import { defineSendModules } from './modules/send.js';
import { apply } from './events.js';
import { require } from './registry.js';
import { listen } from './server.js';
import { session } from './session.js';

defineLinkModules();
defineContactModules();
defineChatModules();
defineSendModules();
defineMediaModules();

Object.assign(window, { require });
listen(apply, (connected) => session.connection(connected));
