using System.IO.Compression;
using System.Text;
using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Files of other formats are recognised. The signatures are from the descriptions of the formats.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<byte[], string> Files() =>
        new()
        {
            // A zip archive begins with the header of its first file: signature, version, flags, …, and at byte 30 the name of the file
            // (APPNOTE, 4.3.7).
            { Zip("archive/data.pkl"), "a zip archive, as PyTorch writes (.pt, .pth): save model.state_dict() as safetensors" },
            { Zip("metadata.json"), "a Keras file (.keras): save its weights as safetensors" },
            { Zip("arr_0.npy"), "a NumPy archive (.npz): save its weights as safetensors" },
            { [0x50, 0x4B, 3, 4, 0, 0, 8, 8, 0, 0, 0, 0], "a zip archive, as PyTorch writes" },
            // The signature of the superblock (HDF5 File Format Specification, III.A).
            { [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "an HDF5 file, as Keras writes (.h5)" },
            { [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0, .. "{'descr'"u8], "a NumPy array (.npy)" },
            // Fields of onnx.proto. The first model has an ir_version and a producer_name; the second has an ir_version and the graph,
            // without a producer.
            { [8, 7, 0x12, 7, .. "pytorch"u8, 0x1A, 6, .. "1.13.1"u8], "an ONNX model: 'staticnets import' makes a network of it" },
            { [8, 8, 0x3A, 0x9A, 1, 0x0A, 0x40, 0x0A, 1], "an ONNX model: 'staticnets import' makes a network of it" },
            // The first pickle is pickle.dumps({'a': 1}, 2) of CPython, the second the beginning of pickle.dumps({'a': 1}, 4). The third is
            // the magic number that torch.save wrote before PyTorch 1.6.
            { [0x80, 2, 0x7D, 0x71, 0, 0x58, 1, 0, 0, 0, 0x61, 0x71, 1, 0x4B, 1, 0x73, 0x2E], "a Python pickle" },
            { [0x80, 4, 0x95, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0x7D, 0x94], "a Python pickle" },
            { [0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E], "save model.state_dict()" },
            { Gzip("{}"), "a gzip file: unpack it first" },
            { "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n"u8.ToArray(), "run 'git lfs pull'" },
            { "<!DOCTYPE html>\n<html></html>\n"u8.ToArray(), "a web page: download the file itself" },
            { "\r\n<html>\n"u8.ToArray(), "a web page" },
            { "{\"in_shape\": [null, null, 1], \"layers\": []}"u8.ToArray(), "JSON text" },
            { "[1, 2, 3, 4]"u8.ToArray(), "JSON text" },
            { "\uFEFF{\"layers\": []}"u8.ToArray(), "JSON text" },
            { [.. "GGUF"u8, 3, 0, 0, 0, 1, 0, 0, 0], "a GGUF file" },
            { [], "an empty file" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void AreNamedWithTheRemedy(byte[] content, string found)
    {
        string message = Refusal.Message(content);
        Assert.StartsWith(": expected tensors in the safetensors format, found ", message, StringComparison.Ordinal);
        Assert.Contains(found, message, StringComparison.Ordinal);
    }

    // The first eight bytes of a safetensors file are the length of its header. No valid length may be taken for the signature of another
    // format.
    [Fact]
    public void NoLengthOfAHeaderIsTakenForAnotherFormat()
    {
        foreach (byte[] content in Files().Select(row => row.Data.Item1).Where(content => content.Length >= 4))
        {
            byte[] head = [.. content[..4], 0, 0, 0, 0, .. "{\"dense/kernel\":{"u8];
            Assert.Null(ForeignFile.Recognize(head, head.Length));
        }
    }

    // If a header has 123 bytes, the file begins with the byte 123, which is also the code of an opening brace. Such a file must not be
    // taken for JSON.
    [Fact]
    public void ALengthThatIsABraceIsNoJson() =>
        Assert.Equal(
            ": expected a header within the 0 bytes behind its length, found a header length of 123.",
            Refusal.Message([(byte)'{', 0, 0, 0, 0, 0, 0, 0])
        );

    [Fact]
    public void AFolderIsNamed()
    {
        var block = new TestBlock<float>(("dense/bias", [3]));
        var error = Assert.Throws<IOException>(() => SafetensorsReader.Read(_folder.Path, block.Tensors, block.Values.AsSpan()));
        Assert.Equal($"Cannot read '{_folder.Path}': expected a file, found a folder.", error.Message);
    }

    private static byte[] Zip(string name)
    {
        using MemoryStream content = new();
        using (ZipArchive archive = new(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(name).Open();
            entry.Write("{}"u8);
        }

        return content.ToArray();
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream content = new();
        using (GZipStream packed = new(content, CompressionMode.Compress, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return content.ToArray();
    }
}
