import type { GraphCall } from '../platform.js';
import { fileView } from '../threads/view.js';
import type { Draft } from '../threads/sending.js';
import type { Interactive } from './interactive-schema.js';
import { mediaForSend, type MediaKind } from './media.js';
import type { SendBody } from './schema.js';

/** What the person will see of a valid send. @throws GraphError when a file cannot be used. */
export function draftOf(call: GraphCall, body: Exclude<SendBody, { type: 'reaction' }>): Draft {
  const media = (kind: MediaKind, source: { id?: string; link?: string; voice?: boolean; caption?: string }) =>
    fileView(call.world, kind, [mediaForSend(call, kind, source)], source.caption);
  switch (body.type) {
    case 'text':
      return { kind: 'text', text: body.text.body };
    case 'image':
      return media('image', body.image);
    case 'video':
      return media('video', body.video);
    case 'document':
      return media('document', body.document);
    case 'sticker':
      return media('sticker', body.sticker);
    case 'audio':
      return media('audio', body.audio);
    case 'location':
      return { kind: 'location', location: body.location };
    case 'contacts': {
      const [first] = body.contacts;
      const phones = first!.phones?.map(({ phone }) => phone) ?? [];
      return { kind: 'contact', contact: { name: first!.name.formatted_name, phones } };
    }
    case 'template':
      return { kind: 'text', text: `[${body.template.name}]` };
    case 'interactive':
      return { kind: 'choice', text: body.interactive.body.text, ...optionsOf(body.interactive) };
  }
}

function optionsOf(interactive: Interactive): Pick<Draft, 'options' | 'optionsAs'> {
  switch (interactive.type) {
    case 'button':
      return { options: interactive.action.buttons.map(({ reply }) => reply), optionsAs: 'button' };
    case 'list':
      return { options: interactive.action.sections.flatMap(({ rows }) => rows), optionsAs: 'list' };
    case 'cta_url':
      return {};
  }
}
