package dev.wasmk8s.runtime.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ImageFormatTest {
    private static final int HEADER = 12;

    private final ModuleImage image = Images.image("module", 300);

    /** A file that was tampered with by somebody who knows how to make the checksum right. */
    private static byte[] withChecksum(byte[] file) {
        CRC32 checksum = new CRC32();
        checksum.update(file, HEADER, file.length - HEADER);
        ByteBuffer.wrap(file).putInt(8, (int) checksum.getValue());
        return file;
    }

    private static void assertDamaged(byte[] file, String reason) {
        assertThatThrownBy(() -> ImageFormat.read(file))
                .isInstanceOf(DamagedImageException.class)
                .hasMessage(reason);
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        ModuleImage read = ImageFormat.read(ImageFormat.write(image));

        assertThat(read.version()).isEqualTo(image.version());
        assertThat(read.digest()).isEqualTo(image.digest());
        assertThat(read.skeleton()).isEqualTo(image.skeleton());
        assertThat(read.traits()).containsExactly(CodeTrait.DROPS_SEGMENTS);
        assertThat(read.mainClass()).isEqualTo("a.Main");
        assertThat(read.classes()).containsOnlyKeys("a.Main", "a.MainOther");
        assertThat(read.classes().get("a.Main")).isEqualTo(image.classes().get("a.Main"));
    }

    @Test
    void an_image_can_go_without_its_classes() throws Exception {
        ModuleImage read = ImageFormat.read(ImageFormat.write(image.withoutClasses()));

        assertThat(read.classes()).isEmpty();
        assertThat(read.mainClass()).isEqualTo("a.Main");
    }

    @Test
    void equal_images_are_equal_files() {
        ModuleImage other = new ModuleImage(
                image.version(),
                image.digest(),
                image.skeleton(),
                Set.copyOf(image.traits()),
                image.mainClass(),
                Map.copyOf(image.classes()));

        assertThat(ImageFormat.write(other)).isEqualTo(ImageFormat.write(image));
    }

    @Test
    void a_file_that_ends_too_early_anywhere_is_damaged() {
        byte[] file = ImageFormat.write(image);
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> ImageFormat.read(part)).isInstanceOf(DamagedImageException.class);
        }
        assertThatThrownBy(() -> ImageFormat.read(Arrays.copyOf(file, file.length + 1)))
                .isInstanceOf(DamagedImageException.class);
    }

    @Test
    void a_file_with_any_bit_turned_over_is_damaged() {
        byte[] file = ImageFormat.write(image);
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] other = file.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> ImageFormat.read(other)).isInstanceOf(DamagedImageException.class);
        }
    }

    @Test
    void other_files_and_other_formats_are_told_apart() {
        assertDamaged("not an image at all, but long enough to be one".getBytes(), "it is not a compiled module");
        byte[] file = ImageFormat.write(image);
        file[7]++;
        assertDamaged(file, "it has another format");
    }

    @Test
    void nonsense_with_a_right_checksum_is_damaged_and_allocates_nothing() {
        byte[] file = ImageFormat.write(image);
        int skeleton =
                HEADER + 2 + image.version().length() + 2 + image.digest().length();
        assertDamaged(
                withChecksum(ByteBuffer.wrap(file.clone())
                        .putInt(skeleton, Integer.MAX_VALUE)
                        .array()),
                "a length in it is wrong");
        assertDamaged(withChecksum(Arrays.copyOf(file, file.length + 1)), "it ends too late");
        assertDamaged(withChecksum(Arrays.copyOf(file, skeleton + 2)), "it ends too early");
        byte[] trait = file.clone();
        trait[skeleton + 4 + image.skeleton().length + 1 + 2]++;
        assertDamaged(withChecksum(trait), "it has an unknown trait");
    }
}
