using StaticNets.Files;
using StaticNets.Tests.Support;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Files of <c>torch.save</c> are read without Python, and nothing that they name is executed.</summary>
public sealed class PyTorchFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ConvertsTheSameAsASafetensorsFile()
    {
        string ofPickle = _folder.File("pickle.safetensors");
        string ofTensors = _folder.File("tensors.safetensors");
        string report = ToolRun.Convert("pytorch", Fixture("cnn"), "Cnn", ofPickle).Report;
        string expected = ToolRun.Convert("pytorch", ModelFiles.Fixture("cnn"), "Cnn", ofTensors).Report;
        Assert.Equal(expected.Replace(ofTensors, ofPickle, StringComparison.Ordinal), report);
        Assert.Equal(File.ReadAllBytes(ofTensors), File.ReadAllBytes(ofPickle));
    }

    [Fact]
    public void InspectListsTheTensors() =>
        Assert.StartsWith(
            """
            tensor      dtype  shape   values  bytes
            bfloat      BF16   [5]          5     10
            double      F64    [5]          5     40
            flag        BOOL   [2]          2      2
            half        F16    [5]          5     10
            long        I64    []           1      8
            none        F32    [0, 3]       0      0
            parameter   F32    [3]          3     12
            slice       F32    [2, 3]       6     24
            transposed  F32    [6, 4]      24     96

            9 tensors, 51 values, 202 bytes
            """,
            string.Join('\n', Sorted(ToolRun.Of("inspect", Fixture("kinds")).Report))
        );

    [Theory]
    [InlineData("half", 0, 1, 2, 3, 4)]
    [InlineData("bfloat", 0, 1, 2, 3, 4)]
    [InlineData("double", 0, 1, 2, 3, 4)]
    [InlineData("parameter", 0, 1, 2)]
    [InlineData("slice", 8, 9, 10, 14, 15, 16)]
    [InlineData("transposed", 0, 6, 12, 18, 1, 7, 13, 19, 2, 8, 14, 20, 3, 9, 15, 21, 4, 10, 16, 22, 5, 11, 17, 23)]
    public void ReadsTheElementsInRowMajorOrder(string name, params int[] expected)
    {
        using SafetensorsSource source = Open("kinds");
        Assert.Equal(
            expected.Select(value => (double)value),
            TensorValues.Read(source, source.Entries.Single(entry => entry.Name == name))
        );
    }

    [Fact]
    public void DictionariesInDictionariesAreAPartOfTheNames()
    {
        using SafetensorsSource source = Open("nested");
        Assert.Equal(
            ["state_dict.fc.bias", "state_dict.fc.weight"],
            source.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("whole_model", "'__main__.Net', which only running its code could make")]
    [InlineData("script", "a model of TorchScript")]
    [InlineData("before_1_6", "a Python pickle (.pkl, old .pt)")]
    [InlineData("expanded", "elements of its storage")]
    public void SaysWhatItCannotRead(string name, string reason)
    {
        string message = ToolRun.Of("inspect", Fixture(name)).Refusal;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(name + ".pt", message, StringComparison.Ordinal);
    }

    /// <summary>What a pickle that runs a command looks like: <c>os.system("…")</c>.</summary>
    [Theory]
    [InlineData("cos\nsystem\n(X\u0005\0\0\0touchtR.", "'os.system'")]
    [InlineData("c__builtin__\neval\n(X\u0001\0\0\01tR.", "'__builtin__.eval'")]
    [InlineData("ctorch\nload\n(X\u0001\0\0\01tR.", "'torch.load'")]
    [InlineData("ccollections\nOrderedDict\n)R(iposix\nsystem\n.", "opcode 0x69 at byte")]
    [InlineData("}X\u0001\0\0\0a", "a complete pickle")]
    [InlineData("}}.", "2 values at the end")]
    [InlineData("a.", "an empty stack at byte 2")]
    [InlineData("(a.", "an empty stack at byte 3")]
    [InlineData("]h\u0005a.", "the unknown value 5")]
    public void NothingIsExecuted(string pickle, string found)
    {
        byte[] bytes = [0x80, 2, .. pickle.Select(letter => (byte)letter)];
        var error = Assert.Throws<InvalidDataException>(() => PickleReader.Read(bytes, 1000, new FaultReporter("x.pt")));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AListInItselfEnds()
    {
        // A dictionary whose item is the dictionary: }q\0X…h\0s.
        byte[] bytes = [0x80, 2, (byte)'}', (byte)'q', 0, (byte)'X', 1, 0, 0, 0, (byte)'a', (byte)'h', 0, (byte)'s', (byte)'.'];
        string path = PickleFiles.Write(_folder.File("self.pt"), bytes);
        Assert.Contains("dictionaries in each other", ToolRun.Of("inspect", path).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyValuesAreRefused()
    {
        byte[] bytes = [0x80, 2, .. Enumerable.Repeat((byte)']', 100_000), (byte)'.'];
        string path = PickleFiles.Write(_folder.File("many.pt"), bytes);
        Assert.Contains("values in the pickle", ToolRun.Of("inspect", path).Refusal, StringComparison.Ordinal);
    }

    /// <summary>Damaged copies are refused with a message of the tool, never with another exception.</summary>
    [Fact]
    public void DamagedFilesAreRefused()
    {
        byte[] file = File.ReadAllBytes(Fixture("kinds"));
        Random random = new(5);
        string path = _folder.File("damaged.pt");
        int refused = 0;
        for (int i = 0; i < LongRun.Count(10_000, 1_000_000); i++)
        {
            byte[] damaged = PickleFiles.Damage(file, random);
            try
            {
                using SafetensorsSource source = ModelFile.Open(new MemoryStream(damaged), new FaultReporter(path));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // Some of the mutants change only a number or a padding byte.
        Assert.InRange(refused, 500, int.MaxValue);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".pt");

    private static SafetensorsSource Open(string name) => ModelFile.Open(Fixture(name), new FaultReporter(name));

    private static IEnumerable<string> Sorted(string report)
    {
        string[] lines = report.Split('\n');
        int end = Array.IndexOf(lines, "");
        return [lines[0], .. lines[1..end].Order(StringComparer.Ordinal), .. lines[end..]];
    }
}
