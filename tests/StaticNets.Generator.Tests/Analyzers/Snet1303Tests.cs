using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Mistakes in blocks that only a use has: they are reported at the use, with the line in the block.</summary>
public class Snet1303Tests
{
    private const string Residual = """
        [Conv2D("filters", 3, Padding = Padding.Same)]
        [Add("input")]
        public sealed class ResidualAttribute(int filters) : BlockAttribute
        {
            public int Filters { get; } = filters;
        }


        """;

    [Fact]
    public void ReportsAnInputThatDoesNotFit()
    {
        string source =
            Residual
            + """
                [Network]
                [Input(8, 8, 3)]
                [{|SNET1303:Residual(16)|}]
                public partial class Net;
                """;
        Reports.Match(
            source,
            "The block [Residual] does not fit here: SNET1003: 'residual/add' adds 'residual/conv2d' of shape 8×8×16 and 'residual/input' of shape 8×8×3: element by element works only with equal shapes (line 2: [Add(\"input\")])"
        );
        Diagnostic found = Assert.Single(TestCompilation.Findings(Markup.Parse(source).Source));
        Assert.Equal("Add(\"input\")", TextAt(Assert.Single(found.AdditionalLocations)));
    }

    /// <summary>All repetitions have the mistake, and so has the second use; each use has one diagnostic.</summary>
    [Fact]
    public void ReportsOnceForEachUse() =>
        Reports.Match(
            Residual
                + """
                [Network]
                [Input(8, 8, 3)]
                [{|SNET1303:Residual(16, Repeat = 3, Name = "first", From = "input")|}]
                [MaxPooling2D(2)]
                [{|SNET1303:Residual(32)|}]
                public partial class Net;
                """
        );

    [Fact]
    public void ReportsASizeAtTheArgumentFromWhichItIsComputed() =>
        Reports.Match(
            """
            [Dense("units / 4")]
            [Dense("4 * units + more")]
            public sealed class WideAttribute(int units, int more) : BlockAttribute
            {
                public int Units { get; } = units;

                public int More { get; } = more;
            }

            [Network]
            [Input(8)]
            [Wide({|SNET1303:6|}, 1)]
            [Wide(more: 32, units: {|SNET1303:-4|})]
            [{|SNET1303:Wide(4, -16)|}]
            [Wide(4, -15)]
            public partial class Net;
            """,
            "The block [Wide] does not fit here: SNET1302: 'wide/dense' has the size \"units / 4\", which cannot be computed: 6 / 4 is no whole number (line 1: [Dense(\"units / 4\")])",
            "The block [Wide] does not fit here: SNET1001: 'wide_1/dense' has units = -1, but a size must be 1 or more (line 1: [Dense(\"units / 4\")])",
            "The block [Wide] does not fit here: SNET1001: 'wide_2/dense_1' has units = 0, but a size must be 1 or more (line 2: [Dense(\"4 * units + more\")])"
        );

    [Theory]
    [InlineData("units * units", 100_000, "10000000000 is beyond the range of an int")]
    [InlineData("8 / (units - 3)", 3, "8 / 0 is no whole number")]
    public void ReportsAnExpressionWithoutAValue(string size, int units, string reason) =>
        Reports.Match(
            $$"""
            [Dense("{{size}}")]
            public sealed class WideAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }

            [Network, Input(8), Wide({|SNET1303:{{units}}|})]
            public partial class Net;
            """,
            $"The block [Wide] does not fit here: SNET1302: 'wide/dense' has the size \"{size}\", which cannot be computed: {reason} (line 1: [Dense(\"{size}\")])"
        );

    /// <summary>The line is that of the layer in the innermost block; the additional locations lead to it from there.</summary>
    [Fact]
    public void ReportsABlockInABlockAtTheUseInTheNetwork()
    {
        string[] files =
        [
            """
                [Dense("units / 2")]
                public sealed class InnerAttribute : BlockAttribute
                {
                    public InnerAttribute(int units) { }

                    public InnerAttribute(string units) { }
                }
                """,
            """
                [Dense(4)]
                [Inner("3 * size")]
                public sealed class OuterAttribute(int size) : BlockAttribute
                {
                    public int Size { get; } = size;
                }

                [Network, Input(8), Outer({|SNET1303:3|})]
                public partial class Net;

                [Network, Input(8), Outer(2)]
                public partial class Right;
                """,
        ];
        Assert.Equal(
            [
                "The block [Outer] does not fit here: SNET1302: 'outer/inner/dense' has the size \"units / 2\", which cannot be computed: 9 / 2 is no whole number (line 1 of 0.cs: [Dense(\"units / 2\")])",
            ],
            Reports.MatchFiles(files)
        );
        Diagnostic found = Assert.Single(TestCompilation.Findings([.. files.Select(file => Markup.Parse(file).Source)]));
        Assert.Equal(["Dense(\"units / 2\")", "Inner(\"3 * size\")"], found.AdditionalLocations.Select(TextAt));
    }

    /// <summary>
    /// A number that one block hands to another is known without a use of the outer block, so the mistake is reported there too.
    /// </summary>
    [Fact]
    public void ReportsABlockInABlockThatFitsNowhere() =>
        Reports.Match(
            """
            [Dense("units / 2")]
            public sealed class InnerAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }

            [{|SNET1303:Inner(3)|}]
            public sealed class OuterAttribute : BlockAttribute;

            [Network, Input(8), {|SNET1303:Outer|}]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTooManyLayers() =>
        Reports.Match(
            """
            [Dense(4)]
            [Dense(4)]
            public sealed class PairAttribute : BlockAttribute;

            [Network, Input(8), {|SNET1303:Pair(Repeat = 100_000)|}]
            public partial class Net;
            """,
            "The block [Pair] does not fit here: it would have 200 000 layers, and a use of a block has at most 10 000"
        );

    /// <summary>The derivative of the Heaviside function is 0, which only a network with a loss needs.</summary>
    [Fact]
    public void ReportsAMistakeOfTraining() =>
        Reports.Match(
            """
            [Dense(4, Activation = Activation.Heaviside)]
            public sealed class StepsAttribute : BlockAttribute;

            [Network, Input(8), Steps]
            public partial class Predicting;

            [Network(Loss = Loss.MeanSquaredError), Input(8), {|SNET1303:Steps|}, Dense(1)]
            public partial class Trained;
            """
        );

    [Fact]
    public void ReportsABlockOfAnotherAssembly()
    {
        Compilation library = TestCompilation
            .Create(
                """
                namespace Acme;

                [Dense("units / 2")]
                public sealed class HalfAttribute(int units) : BlockAttribute
                {
                    public int Units { get; } = units;
                }
                """
            )
            .WithAssemblyName("Acme.Blocks");
        using MemoryStream image = new();
        Assert.Empty(library.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        Compilation user = TestCompilation
            .Create(
                """
                using Acme;

                [Network, Input(8), Half(6), Half(7)]
                public partial class Net;
                """
            )
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        (Compilation generated, _) = TestCompilation.Generate(user);
        Diagnostic found = Assert.Single(TestCompilation.Diagnose(generated), one => one.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            "The block [Half] does not fit here: SNET1302: 'half_1/dense' has the size \"units / 2\", which cannot be computed: 7 / 2 is no whole number ([Dense] in the assembly Acme.Blocks)",
            found.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.Equal("7", TextAt(found.Location));
    }

    [Fact]
    public void AcceptsBlocksInBlocksRepeatedWithPartsAndShared() =>
        Reports.Match(
            """
            [Conv2D("filters", 3, Padding = Padding.Same)]
            [Add("input")]
            public sealed class ResidualAttribute(int filters) : BlockAttribute
            {
                public ResidualAttribute(string filters)
                    : this(0) { }

                public int Filters { get; } = filters;
            }

            [Residual("filters", Repeat = 2)]
            [Conv2D("2 * filters", 3, Strides = 2, Padding = Padding.Same, Name = "down")]
            [Residual("2 * filters", Name = "last")]
            [Add("down")]
            public sealed class StageAttribute(int filters) : BlockAttribute
            {
                public int Filters { get; } = filters;
            }

            [Network, Input(4, 4, 8), Residual(8), Flatten, Dense(6)]
            public partial class Encoder;

            [Use<Encoder>(Name = "code")]
            [Dense("units", Name = "first")]
            [Use<Encoder>(Name = "code", From = "input")]
            [Concatenate("first", "code")]
            public sealed class CodedAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(8, 8, 4)]
            [Stage(4)]
            [Coded(2)]
            [Dense(3)]
            public partial class Net;
            """
        );

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
