// Reads an export: a zip whose entries are hashed on the way and not kept.
import { leafHash, sha256, hex } from './merkle.js';
import { parseKey, parseNote } from './notes.js';

const UTF8 = new TextDecoder();
const HEAD = new TextEncoder().encode('{"action":"audit.key-rotated"');

/** Name to {method, offset, size} of the zip's central directory. */
async function directory(file) {
  const tail = new DataView(await file.slice(Math.max(0, file.size - 65_557)).arrayBuffer());
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error(`${file.name} is no zip file`);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (start === 0xffffffff) throw new Error('the export is larger than 4 GiB: use tradewind audit verify');
  const view = new DataView(await file.slice(start, start + size).arrayBuffer());
  const parts = new Map();
  for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50; ) {
    const nameLength = view.getUint16(at + 28, true);
    const name = UTF8.decode(new Uint8Array(view.buffer, at + 46, nameLength));
    parts.set(name, {
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

async function open(file, part) {
  const head = new DataView(await file.slice(part.offset, part.offset + 30).arrayBuffer());
  const from = part.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const stream = file.slice(from, from + part.size).stream();
  if (part.method === 0) return stream;
  if (part.method === 8) return stream.pipeThrough(new DecompressionStream('deflate-raw'));
  throw new Error(`the zip uses compression ${part.method}, which a browser cannot read`);
}

const bytes = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

function announcement(content) {
  if (content.length < HEAD.length || !HEAD.every((byte, i) => content[i] === byte)) return null;
  try {
    return parseKey(JSON.parse(UTF8.decode(content)).after.vkey);
  } catch {
    return null; // altered, which its hash tells
  }
}

async function entries(stream, progress) {
  const leaves = [];
  const announced = [];
  let rest = new Uint8Array(0);
  const take = (content) => {
    const key = announcement(content);
    if (key) announced.push({ index: leaves.length, key });
    leaves.push(leafHash(content));
  };
  for await (const chunk of stream) {
    const buffer = new Uint8Array(rest.length + chunk.length);
    buffer.set(rest);
    buffer.set(chunk, rest.length);
    let start = 0;
    for (let end = buffer.indexOf(10); end >= 0; end = buffer.indexOf(10, start)) {
      take(buffer.subarray(start, end));
      start = end + 1;
    }
    rest = buffer.slice(start);
    await progress(leaves.length);
  }
  if (rest.length) take(rest);
  return { leaves, announced };
}

function stated(text) {
  const lines = text.split('\n').filter(Boolean);
  return lines.every((line) => /^[0-9a-f]{64}$/.test(line)) ? lines : [''];
}

export async function readBundle(file, progress) {
  const parts = await directory(file);
  const text = async (name) => (parts.has(name) ? UTF8.decode(await bytes(await open(file, parts.get(name)))) : '');
  for (const name of ['checkpoint', 'entries.ndjson', 'log.vkey']) {
    if (!parts.has(name)) throw new Error(`this is no export of the audit log: ${name} is missing`);
  }
  const replaced = [];
  for (const [name, part] of parts) {
    const stated = name.slice(name.lastIndexOf('/') + 1);
    if (name.startsWith('evidence/') && stated && hex(sha256(await bytes(await open(file, part)))) !== stated) {
      replaced.push(stated);
    }
  }
  const cosigned = await text('cosigned');
  return {
    ...(await entries(await open(file, parts.get('entries.ndjson')), progress)),
    stated: stated(await text('leaves.txt')),
    checkpoint: parseNote(await text('checkpoint')),
    earlier: (await text('checkpoints.ndjson')).split('\n').filter(Boolean).map((line) => parseNote(JSON.parse(line).note)),
    cosigned: cosigned ? parseNote(cosigned) : null,
    keys: (await text('log.vkey')).split('\n').filter((line) => line.trim()).map(parseKey),
    replaced,
  };
}

