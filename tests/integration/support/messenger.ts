import type { Simulator } from '@hearth/simulator';

/** A webhook body of the Messenger Platform around items, for POSTs that the simulated app would never send. */
export function messengerBody(simulator: Simulator, items: readonly unknown[]): object {
  const { account } = simulator.account('messenger');
  return { object: 'page', entry: [{ id: account, time: Date.now(), messaging: items }] };
}

/** One text message of the default person. */
export function messengerText(
  simulator: Simulator,
  mid: string,
  text: string,
  sender = simulator.person('messenger').id,
) {
  const { account } = simulator.account('messenger');
  return { sender: { id: sender }, recipient: { id: account }, timestamp: Date.now(), message: { mid, text } };
}
