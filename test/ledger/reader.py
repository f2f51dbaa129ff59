"""Verifies every chain of a ledger and counts its members, from docs/ledger.md alone."""
import base64, hashlib, json, re, sqlite3, sys

db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
replicas = {no: (name.hex(), begun) for no, name, begun in db.execute("SELECT no, name, begun_at FROM replica")}
sha = lambda *parts: hashlib.sha256(b"".join(p.encode() if isinstance(p, str) else p for p in parts)).digest()
line = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
key = lambda k: None if k is None else f"{replicas[k >> 40][0]}.{k & (1 << 40) - 1}"

def sealed(words, place, secret, kept):
    if isinstance(words, dict):
        step = lambda name: name.replace("~", "~0").replace("/", "~1")
        return {name: sealed(each, f"{place}/{step(name)}", secret, kept) for name, each in words.items()}
    if isinstance(words, list):
        return [sealed(each, f"{place}/{i}", secret, kept) for i, each in enumerate(words)]
    here = kept.get(place, {})
    if words is None:
        return here.get("seal")
    if not isinstance(words, str):
        return words
    salt = base64.urlsafe_b64decode(here["salt"] + "==") if here else sha(secret, place)[:16]
    return base64.urlsafe_b64encode(sha(salt, words)).decode().rstrip("=")

tips = {no: sha(line([name, begun]))[:16] for no, (name, begun) in replicas.items()}
for row in db.execute("""SELECT replica, count, lamport, batch, sitting, kind, version, subject, no, on_day, recorded_at,
                         actor, data_fields, data, words_fields, words, secret, kept, digest FROM entry ORDER BY seq"""):
    *first, subject, no, day, at, actor, data_fields, data, words_fields, words, secret, kept, digest = row
    replica, count, lamport, batch, sitting, kind, version = first
    data = data and re.sub(r'"([#@])(\d+)\.(\d+)"', lambda m: f'"{m[1]}{replicas[int(m[2])][0]}.{m[3]}"', data)
    words = words and line(sealed(json.loads(words), "", secret, json.loads(kept or "{}")))
    about = ("@" if subject < 0 else "#") + key(abs(subject))
    said = [count, lamport, key(batch), key(sitting), kind, version, about, no, day, at, key(actor)]
    said += [data_fields, data, words_fields, words]
    tips[replica] = sha(tips[replica], line(said))[:16]
    assert tips[replica] == digest, f"entry {count} of replica {replica} is not what was written"
print(db.execute("SELECT count(*) FROM member WHERE status IN ('joined', 'paused') AND bot = 0").fetchone()[0])
