using System.Text;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ListsTensorsTotalsAndMetadata() =>
        Assert.Equal(
            """
            tensor                   dtype  shape         values  bytes
            bn1.num_batches_tracked  I64    []                 1      8
            bn1.bias                 F32    [6]                6     24
            bn1.running_mean         F32    [6]                6     24
            bn1.running_var          F32    [6]                6     24
            bn1.weight               F32    [6]                6     24
            conv1.bias               F32    [6]                6     24
            conv1.weight             F32    [6, 4, 3, 3]     216    864
            conv2.bias               F32    [8]                8     32
            conv2.weight             F32    [8, 3, 3, 2]     144    576
            fc.bias                  F32    [5]                5     20
            fc.weight                F32    [5, 120]         600   2400

            11 tensors, 1004 values, 4020 bytes
            format: pt

            """,
            ToolRun.Of("inspect", ModelFiles.Fixture("cnn")).Report
        );

    [Fact]
    public void ABrokenFileGivesTheLibrarysMessageAlone()
    {
        string path = _folder.Write("broken", [1, 2, 3]);

        Assert.Equal(
            $"Weight file '{path}': expected at least 8 bytes (the length of the header), found 3 bytes.\n",
            ToolRun.Of("inspect", path).Refusal
        );
    }

    [Fact]
    public void ATensorCutShortIsNotListed()
    {
        byte[] whole = ModelFiles.Of(("a", [2]), ("b", [3]));
        string path = _folder.Write("cut", whole[..^1]);

        Assert.Equal(
            $"Weight file '{path}': expected 20 bytes behind the header, where tensor 'b' ends, found 19 bytes.\n",
            ToolRun.Of("inspect", path).Refusal
        );
    }

    [Fact]
    public void ControlCharactersOfAFileDoNotReachTheTerminal()
    {
        string path = _folder.Write("hostile", ModelFiles.Of(("a\u001b[2Jb", [1])));

        Assert.Contains("a\\u001b[2Jb  F32", ToolRun.Of("inspect", path).Report);
    }

    // U+202E would reorder the text after it.
    [Fact]
    public void HiddenCharactersInMetadataAreEscaped()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"__metadata__\":{\"a\u202E\":\"b\\u001b[2J\"}}");
        string path = _folder.Write("hostile", [.. BitConverter.GetBytes((long)header.Length), .. header]);

        Assert.EndsWith("\na\\u202e: b\\u001b[2J\n", ToolRun.Of("inspect", path).Report);
    }

    [Fact]
    public void ADamagedFileOfKerasIsNamed()
    {
        string path = _folder.Write("model.h5", [0x89, .. "HDF\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0]);

        Assert.StartsWith(
            $"Weight file '{path}': expected a file of HDF5, as Keras writes it, found a damaged one, or one that PureHDF cannot read (",
            ToolRun.Of("inspect", path).Refusal
        );
    }

    [Fact]
    public void NoFileAndAFolder()
    {
        Assert.Equal($"There is no file '{_folder.File("none")}'.\n", ToolRun.Of("inspect", _folder.File("none")).Refusal);
        Assert.Equal($"Expected a file, found the folder '{_folder.Path}'.\n", ToolRun.Of("inspect", _folder.Path).Refusal);
    }

    public void Dispose() => _folder.Dispose();
}
