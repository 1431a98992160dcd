// Verifies our tokens by our JWK Set with a library that nobody here wrote.
// Arguments: a JSON file of cases { jwks, token, algorithm, issuer, audience, now }.
// Prints one JSON line per case: { header, claims } or { refused: code }.
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, jwtVerify } from 'jose';

for (const each of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  try {
    const keys = createLocalJWKSet(JSON.parse(each.jwks));
    const { protectedHeader, payload } = await jwtVerify(each.token, keys, {
      algorithms: [each.algorithm],
      issuer: each.issuer,
      audience: each.audience,
      typ: 'at+jwt',
      currentDate: new Date(each.now),
      requiredClaims: ['sub', 'sid', 'jti', 'iat', 'exp', 'roles', 'ver'],
    });
    console.log(JSON.stringify({ header: protectedHeader, claims: payload }));
  } catch (error) {
    console.log(JSON.stringify({ refused: error.code ?? String(error) }));
  }
}
