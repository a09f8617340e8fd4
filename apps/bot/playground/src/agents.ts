import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import type { Trace } from './types.js';

const CHECKS = {
  program: ['a program came to the same', 'no program came to the same'],
  question: ['it holds when put back into the question', 'it did not hold when put back into the question'],
} as const;

/** How the agents of an answer voted, and what each of them came to. */
export function agentsOf({ agents = [], vote, check }: Trace, seconds: (ms: number) => string): TemplateResult {
  if (agents.length === 0) return html``;
  return html`<p class="tools-title">${agents.length > 1 ? 'Agents' : 'Thought'}</p>
    ${
      vote
        ? html`<p class="vote" aria-label="${vote.agreed} of ${vote.of} agents agreed">
            ${Array.from({ length: vote.of }, (_, i) => html`<span class=${i < vote.agreed ? 'for' : 'against'}></span>`)}
            <b>${vote.agreed} of ${vote.of} agreed</b> on ${vote.answer}
          </p>`
        : nothing
    }
    ${check ? html`<p class="quiet">Check: ${CHECKS[check.how][check.passed ? 0 : 1]}</p>` : nothing}
    <ul class="agents">
      ${agents.map(
        ({ way, answer, failed, by, tokens, ms }) =>
          html`<li>
            <span class="tool-name">${way}</span>
            <span class="quiet">${tokens} tokens, ${seconds(ms)}${by === undefined ? '' : `, at ${by}`}</span>
            <p class=${failed === undefined ? '' : 'tool-error'}>${answer ?? failed ?? ''}</p>
          </li>`,
      )}
    </ul>`;
}
