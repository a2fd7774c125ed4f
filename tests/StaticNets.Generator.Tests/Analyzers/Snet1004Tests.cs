using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The shapes of concatenated values may differ only in the last axis.</summary>
public class Snet1004Tests
{
    [Fact]
    public void ReportsAnotherFirstAxis() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3)]
            [Activation(Activation.Tanh, Name = "a")]
            [Flatten(Name = "flat")]
            [Dense(5)]
            [Concatenate("flat", {|SNET1004:"a"|})]
            public partial class Net;
            """,
            "'concatenate' joins 'dense' of shape 5 and 'a' of shape 4×3 along the last axis: all other axes must be equal"
        );

    [Fact]
    public void ReportsTheFirstOneThatDiffers() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3)]
            [Flatten]
            [Concatenate({|SNET1004:"input"|}, "flatten")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnotherLastAxis() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(5, Name = "a")]
            [Dense(7)]
            [Concatenate("a", "input")]
            public partial class Net;
            """
        );
}
