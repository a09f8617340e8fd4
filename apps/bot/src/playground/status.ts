/** What the page says about the assistant in its top line. */
export interface AssistantStatus {
  readonly ready: boolean;
  /** A sentence about what is going on while not ready: "Downloading the model, 41 %." */
  readonly step: string;
  readonly model: string;
  readonly device: string;
}

export const STARTING: AssistantStatus = { ready: false, step: 'Starting.', model: '', device: '' };
