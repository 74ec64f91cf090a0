package dev.runbook.lock;

/** The checksum of POSIX {@code cksum}, which every host can compute. */
final class Cksum {

    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private Cksum() {}

    static long of(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc = next(crc, one);
        }
        for (long length = bytes.length; length != 0; length >>>= Byte.SIZE) {
            crc = next(crc, (byte) length);
        }
        return Integer.toUnsignedLong(~crc);
    }

    private static int next(int crc, byte one) {
        return crc << Byte.SIZE ^ TABLE[(crc >>> 24 ^ one) & 0xff];
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
            }
            table[i] = crc;
        }
        return table;
    }
}
