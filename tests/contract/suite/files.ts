/** The first pages of an Ogg stream with Opus in it: enough to be told apart, too little to be heard. */
export function oggOpus(): Buffer {
  const head = Buffer.concat([
    Buffer.from('OpusHead\x01\x01', 'latin1'),
    Buffer.from([0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0]),
  ]);
  const tags = Buffer.concat([Buffer.from('OpusTags', 'latin1'), Buffer.alloc(8)]);
  return Buffer.concat([page(head, 2, 0), page(tags, 0, 1), page(Buffer.alloc(40, 0xfc), 4, 2)]);
}

/** One Ogg page without a checksum (nothing here plays it). `kind`: 2 first, 4 last. */
function page(data: Buffer, kind: number, sequence: number): Buffer {
  const header = Buffer.alloc(28);
  header.write('OggS', 0, 'latin1');
  header[5] = kind;
  header.writeUInt32LE(1, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = 1;
  header[27] = data.length;
  return Buffer.concat([header, data]);
}
