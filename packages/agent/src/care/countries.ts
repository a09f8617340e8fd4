import type { ConversationRef } from '@hearth/message';

/** Country calling codes (ITU-T E.164) → ISO 3166-1, of countries whose emergency number is known here. `1` and `7` are shared. */
const CALLING_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  `1 US,7 RU,20 EG,27 ZA,30 GR,31 NL,32 BE,33 FR,34 ES,36 HU,39 IT,40 RO,41 CH,43 AT,44 GB,45 DK,46 SE,47 NO,48 PL,49 DE,51 PE,52 MX,53 CU,54 AR,55 BR,56 CL,57 CO,58 VE,60 MY,61 AU,62 ID,63 PH,64 NZ,65 SG,66 TH,81 JP,82 KR,84 VN,86 CN,90 TR,91 IN,92 PK,94 LK,98 IR,212 MA,216 TN,220 GM,221 SN,225 CI,233 GH,234 NG,250 RW,251 ET,254 KE,255 TZ,256 UG,351 PT,352 LU,353 IE,354 IS,355 AL,356 MT,357 CY,358 FI,359 BG,370 LT,371 LV,372 EE,373 MD,374 AM,375 BY,376 AD,377 MC,378 SM,380 UA,381 RS,382 ME,383 XK,385 HR,386 SI,387 BA,389 MK,420 CZ,421 SK,423 LI,501 BZ,503 SV,506 CR,507 PA,593 EC,595 PY,598 UY,852 HK,853 MO,855 KH,880 BD,886 TW,961 LB,962 JO,965 KW,966 SA,968 OM,971 AE,972 IL,973 BH,974 QA,975 BT,977 NP,995 GE`
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
const LONGEST_CODE = 3;
/** Area codes of the North American plan outside the United States, their territories and Canada; not known further where it is empty. */
const NORTH_AMERICAN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '242 246 264 268 284 345 441 473 649 664 721 758 767 784 869'.split(' ').map((code) => [code, '']),
  ),
  ...{ 658: 'JM', 876: 'JM', 809: 'DO', 829: 'DO', 849: 'DO', 868: 'TT' },
};

/** WhatsApp's ids of people: their telephone number, or an id that begins with their country (business-scoped user ids). */
const COUNTRY_ID = /^([A-Z]{2})\./;
const PHONE_ID = /^\+?(\d{8,15})(?:@c\.us|@s\.whatsapp\.net)?$/;

/** The country that a conversation's id tells, ISO 3166-1; undefined for ids that are no telephone number, and for groups. */
export function countryOf({ channel, peer }: ConversationRef): string | undefined {
  if (channel !== 'whatsapp-cloud' && channel !== 'whatsapp-web') return undefined;
  return COUNTRY_ID.exec(peer)?.[1] ?? countryOfNumber(PHONE_ID.exec(peer)?.[1] ?? '');
}

function countryOfNumber(digits: string): string | undefined {
  if (digits.startsWith('1')) return (NORTH_AMERICAN[digits.slice(1, 4)] ?? 'US') || undefined;
  // Kazakhstan's numbers begin with 76 and 77.
  if (/^7[67]/u.test(digits)) return 'KZ';
  for (let length = LONGEST_CODE; length > 0; length--) {
    const country = CALLING_CODES[digits.slice(0, length)];
    if (country) return country;
  }
  return undefined;
}
