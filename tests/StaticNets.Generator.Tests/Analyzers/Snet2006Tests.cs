using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The initialiser of a kernel should suit the activation.</summary>
public class Snet2006Tests
{
    [Fact]
    public void ReportsHeBeforeWhatSaturates() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.Tanh, KernelInitializer = {|SNET2006:Initializer.HeNormal|})]
            [Dense(3, KernelInitializer = {|SNET2006:Initializer.HeUniform|}, Activation = Activation.Sigmoid)]
            [Dense(3, KernelInitializer = {|SNET2006:Initializer.HeNormal|})]
            [Softmax]
            public partial class Net;
            """,
            "'dense' begins with Initializer.HeNormal before Activation.Tanh: its weights are larger, to make up for a function that cuts off half of its input, and this one does not; use Initializer.GlorotNormal",
            "'dense_1' begins with Initializer.HeUniform before Activation.Sigmoid: its weights are larger, to make up for a function that cuts off half of its input, and this one does not; use Initializer.GlorotUniform",
            "'dense_2' begins with Initializer.HeNormal before Activation.Softmax: its weights are larger, to make up for a function that cuts off half of its input, and this one does not; use Initializer.GlorotNormal"
        );

    [Theory]
    [InlineData("Relu")]
    [InlineData("LeakyRelu")]
    [InlineData("Elu")]
    [InlineData("Swish")]
    [InlineData("Gelu")]
    [InlineData("Mish")]
    public void ReportsGlorotBeforeWhatCutsOff(string activation) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.{{activation}}, KernelInitializer = {|SNET2006:Initializer.GlorotNormal|})]
            [Dense(3, KernelInitializer = {|SNET2006:Initializer.GlorotUniform|})]
            [Activation(Activation.{{activation}})]
            public partial class Net;
            """,
            $"'dense' begins with Initializer.GlorotNormal before Activation.{activation}: that function cuts off about half of its input, and with these weights the signal shrinks from layer to layer; use Initializer.HeNormal",
            $"'dense_1' begins with Initializer.GlorotUniform before Activation.{activation}: that function cuts off about half of its input, and with these weights the signal shrinks from layer to layer; use Initializer.HeUniform"
        );

    [Fact]
    public void AcceptsWhatSuits() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.Relu, KernelInitializer = Initializer.HeNormal)]
            [Dense(3, Activation = Activation.Tanh, KernelInitializer = Initializer.GlorotUniform)]
            [Dense(3, Activation = Activation.Relu)]
            [Dense(3, Activation = Activation.Tanh, KernelInitializer = Initializer.Default)]
            [Dense(3, Activation = Activation.Sigmoid, KernelInitializer = Initializer.Normal)]
            [Dense(3, Activation = Activation.Relu, KernelInitializer = Initializer.Orthogonal)]
            [Dense(3, Activation = Activation.Selu, KernelInitializer = Initializer.GlorotNormal)]
            [Dense(3, KernelInitializer = Initializer.HeNormal)]
            [Dense(3, Activation = Activation.Tanh, BiasInitializer = Initializer.HeNormal)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsWhatStandsBehindAnUnknownLayer() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, KernelInitializer = Initializer.HeNormal)]
            [{|CS0246:{|CS0246:Maxout|}|}]
            [Activation(Activation.Tanh)]
            public partial class Net;
            """
        );
}
