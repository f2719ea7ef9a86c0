// Judges an export as `tradewind audit verify` does, finding by finding.
import { checkNote, cosignedAt, parseCheckpoint } from './notes.js';
import { hex, roots, same } from './merkle.js';

export async function judge(bundle, pinned, kept) {
  const witnesses = pinned.filter((key) => key.type === 4);
  const pinnedLog = pinned.filter((key) => key.type === 1);
  const keys = [...(pinnedLog.length ? pinnedLog : bundle.keys)];
  const findings = [];
  const find = (kind, index, detail) => findings.push({ kind, index, detail });

  const checkpoint = parseCheckpoint(bundle.checkpoint.text);
  const earlier = bundle.earlier.map((note) => ({ note, ...parseCheckpoint(note.text) }));
  const anchors = kept.map((note) => ({ note, ...parseCheckpoint(note.text) }));
  const cosigned = bundle.cosigned && { note: bundle.cosigned, ...parseCheckpoint(bundle.cosigned.text) };
  const present = bundle.leaves.length;
  const sizes = [checkpoint, ...earlier, ...anchors, ...(cosigned ? [cosigned] : [])].map((c) => c.size);
  const rootOf = roots(bundle.leaves, [...sizes, present]);
  const rootIs = (size, root) => size <= present && same(rootOf.get(size), root);

  // keys that those we trust have handed the log on to, by entries under checkpoints of trusted keys
  for (const { index, key } of bundle.announced) {
    for (const each of earlier) {
      if (keys.some((k) => k.vkey === key.vkey)) break;
      if (each.size > index && rootIs(each.size, each.root) && (await checkNote(each.note, keys)).by) keys.push(key);
    }
  }

  const holds = async (note, whose) => {
    const outcome = await checkNote(note, keys);
    if (outcome.forged) find('FORGED_CHECKPOINT', null, `${whose} was altered after signing`);
    if (outcome.unknown) find('WRONG_KEY', null, `${whose} is signed by ${outcome.unknown} with a key that is not given`);
    return Boolean(outcome.by);
  };

  if (await holds(bundle.checkpoint, "The export's checkpoint")) {
    if (!(present === checkpoint.size && rootIs(present, checkpoint.root))) await content();
  }

  async function content() {
    const signed = bundle.stated;
    if (signed.length === checkpoint.size && signed[0] !== '') {
      const hashes = signed.map((line) => Uint8Array.from(line.match(/../g), (pair) => parseInt(pair, 16)));
      if (same(roots(hashes, [signed.length]).get(signed.length), checkpoint.root)) {
        align(bundle.leaves.map(hex), signed, find);
        return;
      }
    }
    if (signed.length) find('LEAVES_FILE_ALTERED', null, 'The list of leaf hashes does not lead to the signed root');
    await betweenCheckpoints();
  }

  async function betweenCheckpoints() {
    let good = 0;
    let bad = checkpoint.size;
    for (const each of earlier) {
      if (!(await checkNote(each.note, keys)).by) continue;
      if (rootIs(each.size, each.root)) good = Math.max(good, each.size);
      else bad = Math.min(bad, each.size);
    }
    const where = `at or after entry ${good}`;
    if (present > checkpoint.size && rootIs(checkpoint.size, checkpoint.root)) {
      find('INSERTED', checkpoint.size, `Entries from ${checkpoint.size} on stand after the end of the signed log`);
    } else if (present > checkpoint.size) {
      find('INSERTED', good, `${present - checkpoint.size} entries were inserted ${where}`);
    } else if (present === good) {
      find('TRUNCATED', present, `The log was cut off after ${present} of ${checkpoint.size} signed entries`);
    } else if (present < checkpoint.size) {
      find('REMOVED', good, `${checkpoint.size - present} entries were removed ${where}`);
    } else {
      const before = bad < checkpoint.size ? ` and before entry ${bad}` : '';
      find('REWRITTEN', good, `Something was altered or reordered ${where}${before}`);
    }
  }

  const anchor = async (each) => {
    if (!(await holds(each.note, 'The earlier checkpoint'))) return false;
    if (each.origin !== checkpoint.origin) {
      find('WRONG_LOG', null, `The earlier checkpoint is of log ${each.origin}`);
    } else if (each.size > checkpoint.size) {
      find('TRUNCATED', checkpoint.size, `The log had ${each.size} entries when the earlier checkpoint was signed`);
    } else if (each.size <= present && !rootIs(each.size, each.root)) {
      find('FORK', 0, `The first ${each.size} entries are not those under the earlier checkpoint`);
    } else {
      return true;
    }
    return false;
  };

  const vouching = [];
  for (const witness of witnesses) {
    const at = cosigned && (await cosignedAt(cosigned.note, witness));
    if (at) vouching.push({ witness: witness.name, size: cosigned.size, at });
    else find('WRONG_KEY', null, `Nothing in the export is co-signed by the witness ${witness.vkey}`);
  }
  let anchored = anchors.length > 0 || vouching.length > 0;
  for (const each of anchors) anchored = (await anchor(each)) && anchored;
  if (vouching.length) anchored = (await anchor(cosigned)) && anchored;
  for (const hash of bundle.replaced) find('REPLACED_EVIDENCE', null, `Evidence ${hash} no longer hashes to its name`);

  return {
    whole: findings.length === 0,
    anchored: anchored && findings.length === 0,
    keyPinned: pinnedLog.length > 0,
    origin: checkpoint.origin,
    size: checkpoint.size,
    entries: present,
    witnesses: vouching,
    findings,
  };
}

function align(present, signed, find) {
  const isPresent = new Set(present);
  const isSigned = new Set(signed);
  let here = 0;
  let there = 0;
  while (here < present.length && there < signed.length) {
    if (present[here] === signed[there]) {
      here++;
      there++;
      continue;
    }
    const belongs = isSigned.has(present[here]);
    const elsewhere = isPresent.has(signed[there]);
    if (belongs && elsewhere) {
      find('REORDERED', there, `Entry ${there} holds an entry that belongs elsewhere`);
      here++;
      there++;
    } else if (belongs) {
      find('REMOVED', there, `Entry ${there} is missing`);
      there++;
    } else if (elsewhere) {
      find('INSERTED', here, `Entry ${here} was never in the log`);
      here++;
    } else {
      find('ALTERED', there, `Entry ${there} was altered: its leaf hash is ${present[here].slice(0, 16)}…`);
      here++;
      there++;
    }
  }
  if (there < signed.length) {
    find('TRUNCATED', there, `The log was cut off: the last ${signed.length - there} signed entries are missing`);
  }
  for (; here < present.length; here++) find('INSERTED', here, `Entry ${here} was never in the log`);
}
