/** Country code, a dot (`ENT.` for the parent form), letters and digits. */
const BUSINESS_SCOPED_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;
const PHONE_NUMBER = /^\+?\d{5,20}$/;

/** The address fields of a send. Anything that is neither a person's id nor a number is a group. */
export function addressee(peer: string): { recipient_type: 'individual' | 'group'; to?: string; recipient?: string } {
  if (BUSINESS_SCOPED_ID.test(peer)) return { recipient_type: 'individual', recipient: peer };
  return { recipient_type: PHONE_NUMBER.test(peer) ? 'individual' : 'group', to: peer };
}
