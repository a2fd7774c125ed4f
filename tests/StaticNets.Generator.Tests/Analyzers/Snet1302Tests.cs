using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Sizes that are written as expressions: numbers, parameters of the block, + - * / and parentheses.</summary>
public class Snet1302Tests
{
    [Fact]
    public void ReportsAParameterThatTheBlockDoesNotHave() =>
        Reports.Match(
            """
            [Dense({|SNET1302:"unit"|})]
            public sealed class WideAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }
            """,
            "'dense' has the size \"unit\", which cannot be computed: [Wide] has no int parameter \"unit\"; did you mean \"units\"?"
        );

    [Fact]
    public void ReportsAParameterThatOneConstructorLacks() =>
        Reports.Match(
            """
            [Conv2D("filters", {|SNET1302:"kernel"|})]
            public sealed class StemAttribute : BlockAttribute
            {
                public StemAttribute(int filters) { }

                public StemAttribute(int filters, int kernel) { }
            }
            """,
            "'conv2d' has the size \"kernel\", which cannot be computed: not every constructor of [Stem] has a parameter \"kernel\""
        );

    [Theory]
    [InlineData("")]
    [InlineData("2 *")]
    [InlineData("units units")]
    [InlineData("units % 2")]
    [InlineData("units << 1")]
    [InlineData("-units")]
    [InlineData("1.5")]
    [InlineData("Math.Max(units, 2)")]
    public void ReportsWhatIsNoExpression(string text) =>
        Reports.Match(
            $$"""
            [Dense({|SNET1302:"{{text}}"|})]
            public sealed class WideAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }
            """,
            $"'dense' has the size \"{text}\", which cannot be computed: a size consists of whole numbers, parameters of the block, + - * / and parentheses"
        );

    [Fact]
    public void ReportsAParameterThatIsNoInteger() =>
        Reports.Match(
            """
            [Dense({|SNET1302:"share"|})]
            public sealed class WideAttribute(double share) : BlockAttribute
            {
                public double Share { get; } = share;
            }
            """,
            "'dense' has the size \"share\", which cannot be computed: [Wide] has no int parameter \"share\""
        );

    [Theory]
    [InlineData("\"units\"", "\"units\"")]
    [InlineData("\"3\"", "\"3\"")]
    [InlineData("null!", "\"\"")]
    public void ReportsATextInANetwork(string written, string shown) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(8)]
            [Dense({|SNET1302:{{written}}|})]
            public partial class Net;
            """,
            $"'dense' has the size {shown}, which cannot be computed: only sizes in a block are expressions; write a number without quotes"
        );

    [Fact]
    public void ReportsATextAtTheUseOfABlockInANetwork() =>
        Reports.Match(
            """
            [Dense("units")]
            public sealed class WideAttribute(int units) : BlockAttribute
            {
                public WideAttribute(string units)
                    : this(0) { }

                public int Units { get; } = units;
            }

            [Network, Input(8), Wide({|SNET1302:"3"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheAxisOfAShape() =>
        Reports.Match(
            """
            [Reshape("4", {|SNET1302:"channel"|})]
            public sealed class StepsAttribute(int channels) : BlockAttribute
            {
                public int Channels { get; } = channels;
            }
            """
        );

    [Fact]
    public void AcceptsExpressionsOfAllSizes() =>
        Reports.Match(
            """
            [Dense("2 * (units + 1) - units / 4")]
            [Reshape("units", "2", "units * 3 / units")]
            [Conv2D("units", 1, Padding = Padding.Same)]
            [Conv2D("units", "1", "kernel", Padding = Padding.Same)]
            [MaxPooling2D("kernel / 3")]
            public sealed class MixedAttribute(int units, int kernel = 3) : BlockAttribute
            {
                public int Units { get; } = units;

                public int Kernel { get; } = kernel;
            }
            """
        );
}
