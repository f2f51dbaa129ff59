/** What the program age (1.1.1) made of “hello from age” and a passphrase: `age --passphrase`. */
export const ageFile = Buffer.from(
  [
    'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBDTW5heXBpVGYxM0NRWm10ZnZOVzN3IDE4CkI4dlN5Y2Ru',
    'c1pUZW5xK3kyd2lDZTFKU21mNG1BemVIVFBteEVibWZLWGsKLS0tIGU2NVBDYTVvZmY1cGlBSnFRYURKeElseHE1',
    'M09EcndjbTRwcXYyM2pDRFUKaqIF7seWE7WOjYWqaFHqcrkPgG6VLAzJoVd2DYZja4FczhRF/d1Vbvt8oU7cWSM=',
    '',
  ].join(''),
  'base64',
);
export const agePassphrase = 'four oars and a kettle';
