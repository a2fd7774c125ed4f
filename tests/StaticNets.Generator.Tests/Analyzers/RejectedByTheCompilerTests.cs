using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>
/// A layer that the compiler rejects gets no second diagnostic, the layers that read it get none either, and the analyzer does not throw.
/// </summary>
public class RejectedByTheCompilerTests
{
    [Theory]
    [InlineData("""[{|CS1729:Dense|}]""")]
    [InlineData("""[{|CS1729:Dense()|}]""")]
    [InlineData("""[{|CS1729:Dense(3, 4)|}]""")]
    [InlineData("""[Dense({|CS1503:3.5|})]""")]
    [InlineData("""[Dense({|CS0103:Units|})]""")]
    [InlineData("""[Dense(3, Inputs = {|CS0029:"many"|})]""")]
    [InlineData("""[Dense(3, Name = {|CS0029:5|})]""")]
    [InlineData("""[Dense(3, {|CS0246:Size|} = 4)]""")]
    [InlineData("""[Dense(3, Activation = Activation.{|CS0117:Maxout|})]""")]
    [InlineData("""[Dense(3, Activation = {|CS0266:1|})]""")]
    [InlineData("""[Dense({|CS0182:Sizes.Units|})]""")]
    [InlineData("""[Dropout({|CS1503:"a half"|})]""")]
    [InlineData("""[Add({|CS1503:3|})]""")]
    [InlineData("""[Add("input", {|CS1503:3|})]""")]
    [InlineData("""[{|CS0246:{|CS0246:Conv2d|}|}(3)]""")]
    [InlineData("""[{|CS0653:Layer|}]""")]
    public void ALayerSaysNothingMore(string layer) =>
        Reports.Match(
            $$"""
            public static class Sizes
            {
                public static readonly int Units = 3;
            }

            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            {{layer}}
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Theory]
    [InlineData("""[Input({|CS1503:"4"|})]""")]
    [InlineData("""[Input(4, {|CS1503:2.5|})]""")]
    [InlineData("""[Input({|CS0103:Size|})]""")]
    public void AnInputSaysNothingMore(string input) =>
        Reports.Match(
            $$"""
            [Network]
            {{input}}
            [Dense(10, Inputs = 4)]
            public partial class Net;
            """
        );
}
