using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>
/// Each layer gets exactly one module, or an error shows the option to add. The network has the layers dense, dense_1 and out.
/// </summary>
public sealed class MappingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void NumbersAreCountedNotSpelled() => Assert.Equal("fc2 fc10 fc100", Mapped("fc10", "fc2", "fc100"));

    [Fact]
    public void EqualNamesComeBeforeNumbers() => Assert.Equal("fc2 Dense.1 fc3", Mapped("Dense.1", "fc2", "fc3"));

    [Fact]
    public void ACommonPrefixIsDropped()
    {
        string model = Write([.. Linear("net.key", 2), .. Linear("net.query", 2)]);
        string report = ToolRun.Convert("pytorch", model, "Pair", _folder.File("out")).Report;

        Assert.Contains("net.query.weight  [2, 2]  query/kernel  [2, 2]  transposed\n", report);
    }

    [Fact]
    public void ModulesInModulesArePartsOfTheNetwork()
    {
        string model = Write([.. Linear("decoder.fc", 2), .. Linear("encoder.fc", 2)]);
        string report = ToolRun.Convert("pytorch", model, "TwoParts", _folder.File("out")).Report;

        Assert.Contains("decoder.fc.weight  [2, 2]  decoder/fc/kernel  [2, 2]  transposed\n", report);
        Assert.Contains("encoder.fc.bias    [2]     encoder/fc/bias    [2]     copied\n", report);
    }

    [Fact]
    public void WhatTheUserSaysComesFirst() =>
        Assert.Equal("dense_1 dense out", Mapped(["dense", "dense_1", "out"], "--map", "dense=dense_1", "--map", "dense_1=dense"));

    [Fact]
    public void OneMapMayLeaveOneChoice() => Assert.Equal("b a c", Mapped(["a", "b", "c"], "--map", "dense=b"));

    [Fact]
    public void TensorsWithoutAModuleHaveTheEmptyName() =>
        Assert.Contains(
            "weight  [1, 2]  dense/kernel  [2, 1]  transposed\n",
            ToolRun.Convert("pytorch", Write(("weight", [1, 2]), ("bias", [1])), "Tiny", _folder.File("out")).Report
        );

    [Fact]
    public void NamesWithoutNumbersDoNotTell() =>
        Assert.Equal(
            """
            Layer 'dense' (kernel [2, 2], bias [2]): 'decoder', 'encoder' fit, and their names do not tell which.
              for example --map dense=decoder
            Layer 'dense_1' (kernel [2, 2], bias [2]): 'decoder', 'encoder' fit, and their names do not tell which.
              for example --map dense_1=encoder

            """,
            Refusal("encoder", "decoder", "out")
        );

    [Fact]
    public void NumbersThatCountOnDoNotMakeTheFirstTheLast() =>
        Assert.Equal(
            """
            Layer 'dense' (kernel [2, 2], bias [2]): 'dense_1', 'dense_2' fit, and their names do not tell which.
              for example --map dense=dense_1
            Layer 'dense_1' (kernel [2, 2], bias [2]): 'dense_1', 'dense_2' fit, and their names do not tell which.
              for example --map dense_1=dense_2

            """,
            Refusal("dense_1", "dense_2", "out")
        );

    [Fact]
    public void AModuleTooManyAndALayerTooMany()
    {
        Assert.Equal(
            "Module 'head' (bias [3], weight [3, 2]): no layer for it.\n",
            Refuse([.. Linear("dense", 2), .. Linear("dense_1", 2), .. Linear("out", 1), .. Linear("head", 3)])
        );
        Assert.Equal(
            """
            Layer 'dense_1' (kernel [2, 2], bias [2]): no module fits.

            """,
            Refuse([.. Linear("dense", 2), .. Linear("out", 1)])
        );
        Assert.Equal(
            """
            Layer 'dense' (kernel [2, 2], bias [2]): 'a' fits, but another layer too.
              for example --map dense=a
            Layer 'dense_1' (kernel [2, 2], bias [2]): 'a' fits, but another layer too.

            """,
            Refuse([.. Linear("a", 2), .. Linear("out", 1)])
        );
    }

    [Fact]
    public void ANamesakeOfAnotherShape() =>
        Assert.Equal(
            """
            Layer 'out' (kernel [2, 1], bias [1]): 'out' does not fit: its kernel needs weight [1, 2], found [4, 2].
            Module 'out' (bias [4], weight [4, 2]): no layer for it.

            """,
            Refuse([.. Linear("dense", 2), .. Linear("dense_1", 2), .. Linear("out", 4)])
        );

    [Fact]
    public void ATensorThatNoLayerHas() =>
        Assert.Equal(
            """
            Layer 'out' (kernel [2, 1], bias [1]): 'out' does not fit: weight_g [1] has no place in it.
            Module 'out' (bias [1], weight [1, 2], weight_g [1]): no layer for it.

            """,
            Refuse([.. Linear("dense", 2), .. Linear("dense_1", 2), .. Linear("out", 1), ("out.weight_g", [1])])
        );

    [Theory]
    [InlineData("dense", "Expected --map LAYER=MODULE, found 'dense'.")]
    [InlineData("=a", "Expected --map LAYER=MODULE, found '=a'.")]
    [InlineData("dens=a", "--map dens=a: the network has no layer with weights 'dens'; did you mean 'dense'?")]
    [InlineData("x=a", "--map x=a: the network has no layer with weights 'x'; it has 'dense', 'dense_1', 'out'.")]
    [InlineData("dense=abcdef", "--map dense=abcdef: the file has no module 'abcdef'; it has 'a', 'b', 'out'.")]
    [InlineData("dense=ou", "--map dense=ou: the file has no module 'ou'; did you mean 'out'?")]
    [InlineData("dense=out", "--map dense=out: 'out' does not fit 'dense': its kernel needs weight [2, 2], found [1, 2].")]
    public void AMapThatCannotBe(string map, string message) => Assert.Equal(message + "\n", Refusal(["a", "b", "out"], "--map", map));

    [Fact]
    public void NamesOfTheOtherLibraryAreTold()
    {
        (string, int[])[] keras = [("net/dense/kernel:0", [2, 2]), ("net/dense/bias:0", [2]), ("layers/out/vars/0", [2, 1])];
        Assert.EndsWith(
            "\nThe tensors are named as Keras names them: did you mean --from keras?\n",
            ToolRun.Convert("pytorch", Write(keras), "Small", _folder.File("out")).Refusal
        );
        Assert.EndsWith(
            "\nThe tensors are named as PyTorch names them: did you mean --from pytorch?\n",
            ToolRun.Convert("keras", Model(["fc1", "fc2", "out"]), "Small", _folder.File("out")).Refusal
        );

        // If one name fits the given library, no other library is suggested.
        (string, int[])[] mixed = [.. keras, ("head.weight", [1])];
        Assert.DoesNotContain("--from", ToolRun.Convert("pytorch", Write(mixed), "Small", _folder.File("out")).Refusal);
        (string, int[])[] strange = [.. keras, ("strange", [1])];
        Assert.DoesNotContain("--from", ToolRun.Convert("pytorch", Write(strange), "Small", _folder.File("out")).Refusal);
    }

    // U+202E would reorder the text after it; the escape sequence would clear the screen.
    [Fact]
    public void HiddenCharactersInNamesAreEscaped()
    {
        string refusal = Refuse([.. Linear("dense", 2), .. Linear("dense_1", 2), .. Linear("out", 1), ("out.a\u202Eb\u001b[2J", [1])]);
        Assert.DoesNotContain('\u202E', refusal);
        Assert.DoesNotContain('\u001b', refusal);
        Assert.Contains(@"does not fit: a\u202eb\u001b[2J [1] has no place in it.", refusal);
        string unknown = ToolRun
            .Convert("pytorch", Write([.. Linear("a\u202E", 2)]), "Small", _folder.File("out"), "--map", "dense=wrong")
            .Refusal;
        Assert.Equal("--map dense=wrong: the file has no module 'wrong'; it has 'a\\u202e'.\n", unknown);
        string nearest = Refusal(["dens\u202E", "b", "out"], "--map", "dense=dens");
        Assert.Equal("--map dense=dens: the file has no module 'dens'; did you mean 'dens\\u202e'?\n", nearest);
    }

    [Fact]
    public void HiddenCharactersInNamesOfModulesAreEscaped()
    {
        Assert.Equal(
            """
            Layer 'dense' (kernel [2, 2], bias [2]): 'de\u202ecoder', 'en\u202ecoder' fit, and their names do not tell which.
              for example --map dense=de\u202ecoder
            Layer 'dense_1' (kernel [2, 2], bias [2]): 'de\u202ecoder', 'en\u202ecoder' fit, and their names do not tell which.
              for example --map dense_1=en\u202ecoder

            """,
            Refusal("en\u202Ecoder", "de\u202Ecoder", "out")
        );
        Assert.Equal(
            """
            Layer 'out' (kernel [2, 1], bias [1]): 'a\u202e.out' does not fit: its kernel needs weight [1, 2], found [4, 2].
            Module 'a\u202e.out' (bias [4], weight [4, 2]): no layer for it.

            """,
            Refuse([.. Linear("dense", 2), .. Linear("dense_1", 2), .. Linear("a\u202E.out", 4)])
        );
    }

    [Fact]
    public void HiddenCharactersInAReportAreEscaped()
    {
        string model = Write([
            .. Linear("fc\u202E1", 2),
            .. Linear("fc\u202E2", 2),
            .. Linear("out", 1),
            ("n\u202E.num_batches_tracked", []),
        ]);
        string report = ToolRun.Convert("pytorch", model, "Small", _folder.File("out")).Report;
        Assert.DoesNotContain('\u202E', report);
        Assert.Contains(@"fc\u202e2.weight  [2, 2]  dense_1/kernel", report);
        Assert.Contains(@"ignored: n\u202e.num_batches_tracked (F32 []), no weight", report);
    }

    [Fact]
    public void AModelOfAMillionTensorsIsNotRead()
    {
        (string, int[])[] many = [.. Enumerable.Range(0, 2000).Select(i => ($"fc{i}.bias", new[] { 0 }))];
        Assert.EndsWith(
            "expected at most 1024 tensors for 'StaticNets.Tool.Tests.Networks.Small', found more.\n",
            ToolRun.Convert("pytorch", Write(many), "Small", _folder.File("out")).Refusal
        );
    }

    [Theory]
    [InlineData("dense=a", "dense=b", "--map dense=b: the layer 'dense' is mapped twice.")]
    [InlineData("dense=a", "dense_1=a", "--map dense_1=a: the module 'a' is mapped twice.")]
    public void AMapTwice(string first, string second, string message) =>
        Assert.Equal(message + "\n", Refusal(["a", "b", "out"], "--map", first, "--map", second));

    public void Dispose() => _folder.Dispose();

    private static (string, int[])[] Linear(string name, int units) => [(name + ".bias", [units]), (name + ".weight", [units, 2])];

    private string Write(params (string, int[])[] tensors) => _folder.Write("model.safetensors", ModelFiles.Of(tensors));

    /// <summary>Creates a model of square layers, whose last module has a single output.</summary>
    private string Model(string[] modules) => Write([.. modules.SelectMany(module => Linear(module, module == modules[^1] ? 1 : 2))]);

    private string Mapped(params string[] modules) => Mapped(modules, []);

    /// <summary>Returns the modules for dense, dense_1 and out.</summary>
    private string Mapped(string[] modules, params string[] more)
    {
        string report = ToolRun.Convert("pytorch", Model(modules), "Small", _folder.File("out"), more).Report;
        IEnumerable<string> kernels = report.Split('\n').Where(line => line.Contains("/kernel", StringComparison.Ordinal));
        return string.Join(' ', kernels.Select(line => line[..line.IndexOf(".weight", StringComparison.Ordinal)]));
    }

    private string Refusal(params string[] modules) => Refusal(modules, []);

    private string Refusal(string[] modules, params string[] more) =>
        ToolRun.Convert("pytorch", Model(modules), "Small", _folder.File("out"), more).Refusal;

    private string Refuse((string, int[])[] tensors)
    {
        string message = ToolRun.Convert("pytorch", Write(tensors), "Small", _folder.File("out")).Refusal;
        Assert.Equal(["model.safetensors"], _folder.Names);
        return message;
    }
}
