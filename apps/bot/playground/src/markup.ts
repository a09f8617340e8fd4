import { html, type TemplateResult } from '/vendor/lit-html/lit-html.js';

type Piece = string | TemplateResult;

const WHATSAPP =
  /```([\s\S]+?)```|`([^`\n]+)`|(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])|(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])|(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])/u;
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/u;

/** Text with its links made clickable. */
function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (let match = LINK.exec(rest); match; match = LINK.exec(rest)) {
    const url = match[0];
    pieces.push(rest.slice(0, match.index), html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>`);
    rest = rest.slice(match.index + url.length);
  }
  pieces.push(rest);
  return pieces;
}

/** WhatsApp's own markup as the app shows it: `*bold*` `_italic_` `~strike~` `code`. */
function whatsapp(text: string): Piece[] {
  const match = WHATSAPP.exec(text);
  if (!match) return linked(text);
  const [whole, block, code, bold, italic, strike] = match;
  const inner =
    block !== undefined
      ? html`<code class="block">${block}</code>`
      : code !== undefined
        ? html`<code>${code}</code>`
        : bold !== undefined
          ? html`<strong>${whatsapp(bold)}</strong>`
          : italic !== undefined
            ? html`<em>${whatsapp(italic)}</em>`
            : html`<s>${whatsapp(strike ?? '')}</s>`;
  return [...linked(text.slice(0, match.index)), inner, ...whatsapp(text.slice(match.index + whole.length))];
}

/** What the app shows for a text: WhatsApp renders its markup, the others show plain text. Nothing is ever parsed as HTML. */
export function textOf(channel: string, text: string): Piece[] {
  return channel === 'whatsapp-cloud' ? whatsapp(text) : linked(text);
}
