import { html, nothing, type TemplateResult } from '/vendor/lit-html/lit-html.js';
import { agentsOf } from './agents.js';
import { loadTrace, stepPictureUrl } from './api.js';
import { state, update } from './state.js';
import type { Trace } from './types.js';

function load(outId: string): void {
  if (state.traces.has(outId) && state.traces.get(outId) !== 'failed') return;
  update((s) => s.traces.set(outId, 'loading'));
  loadTrace(outId).then(
    (trace) => update((s) => s.traces.set(outId, trace ?? 'none')),
    () => update((s) => s.traces.set(outId, 'failed')),
  );
}

const seconds = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

const row = (name: string, value: string | TemplateResult) =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`;

function tool(entry: Trace['tools'][number]): TemplateResult {
  return html`<li>
    <span class="tool-name">${entry.name}</span> <span class="quiet">${seconds(entry.ms)}</span>
    <pre>${JSON.stringify(entry.arguments, null, 1)}</pre>
    ${entry.program === undefined ? nothing : html`<pre class="program">${entry.program}</pre>`}
    <p class=${entry.error ? 'tool-error' : 'tool-result'}>${entry.error ?? entry.result ?? ''}</p>
  </li>`;
}

function part({ text, failed }: NonNullable<Trace['parts']>[number]): TemplateResult {
  return html`<li class=${failed ? 'tool-error' : ''}>${text}</li>`;
}

function step(outId: string, { tool: name, note, ms, picture }: NonNullable<Trace['steps']>[number]): TemplateResult {
  return html`<li>
    <span class="tool-name">${name}</span> <span class="quiet">${seconds(ms)}</span>
    <p>${note}</p>
    ${picture ? html`<img src=${stepPictureUrl(outId, picture.sha256)} alt=${note} loading="lazy" />` : nothing}
  </li>`;
}

function facts(outId: string, trace: Trace): TemplateResult {
  const { steps = [], parts = [] } = trace;
  return html`<dl>
      ${row('Model', trace.model)} ${row('Mode', trace.mode)}
      ${row('Tokens', `${trace.promptTokens} read (${trace.cachedTokens} from cache), ${trace.completionTokens} written`)}
      ${row('First token', `after ${seconds(trace.firstTokenMs)}`)}
      ${row('Speed', `${trace.tokensPerSecond.toFixed(1)} tokens/s`)}
      ${trace.queueWaitMs === undefined ? nothing : row('Queue wait', seconds(trace.queueWaitMs))}
      ${row('In all', seconds(trace.totalMs))}
    </dl>
    ${
      parts.length > 0
        ? html`<p class="tools-title">Parts, answered side by side</p>
            <ol class="parts">
              ${parts.map(part)}
            </ol>`
        : nothing
    }
    ${agentsOf(trace, seconds)}
    ${
      trace.tools.length > 0
        ? html`<p class="tools-title">Tools</p>
            <ol>
              ${trace.tools.map(tool)}
            </ol>`
        : html`<p class="quiet">No tool was used.</p>`
    }
    ${
      steps.length > 0
        ? html`<p class="tools-title">How the picture was looked at</p>
            <ol class="steps">
              ${steps.map((one) => step(outId, one))}
            </ol>`
        : nothing
    }`;
}

/** "How this came about", folded; asks for the facts when it is opened. */
export function details(outId: string): TemplateResult {
  const known = state.traces.get(outId);
  const body =
    known === undefined || known === 'loading'
      ? html`<p class="quiet">Loading…</p>`
      : known === 'none'
        ? html`<p class="quiet">Nothing is kept about this answer.</p>`
        : known === 'failed'
          ? html`<p class="quiet">Could not be loaded. Close and open to try again.</p>`
          : facts(outId, known);
  return html`<details
    class="how"
    @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && load(outId)}
  >
    <summary>How this came about</summary>
    ${body}
  </details>`;
}
