using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Mistakes in blocks that every use has are reported at the class of the block, without a use and with the usual ids.</summary>
public class BlockTests
{
    [Theory]
    [InlineData("Dense({|SNET1001:0|})")]
    [InlineData("Dense(4), Dense(4, From = {|SNET0007:\"dens\"|})")]
    [InlineData("Dense(4), Add({|SNET0007:\"inputt\"|})")]
    [InlineData("Dense(4, Name = {|SNET0011:\"a b\"|})")]
    [InlineData("Dense(4, Name = {|SNET0008:\"input\"|})")]
    [InlineData("Dense(4, Name = \"a\"), Dense(4, Name = {|SNET0008:\"a\"|})")]
    [InlineData("{|SNET0010:Dense(4)|}, Dense(4, From = \"input\")")]
    [InlineData("Dense(4, Activation = {|SNET1010:(Activation)77|})")]
    [InlineData("Dropout({|SNET2004:1.5|})")]
    [InlineData("Conv2D(4, 3, Strides = {|SNET1001:0|})", "8, 8, 3")]
    [InlineData("{|SNET0023:Use<NoNetwork>|}")]
    public void AreReportedAtTheClassAndAtTheUse(string layers, string input = "8") =>
        Reports.Match(
            $$"""
            public class NoNetwork;

            [{{layers}}]
            public sealed class WideAttribute : BlockAttribute;

            [Network, Input({{input}}), {|SNET1303:Wide|}]
            public partial class Net;
            """
        );

    /// <summary>What depends on the shape that the block reads or on its parameters is no mistake of the block alone.</summary>
    [Theory]
    [InlineData("Dense(\"size\"), Dense(4, Inputs = 8)")]
    [InlineData("Dense(\"size - 1\"), Dense(\"size / 7\", From = \"input\"), Add(\"dense\")")]
    [InlineData("Conv2D(6, \"size\", Groups = 2), Flatten, Dense(4)")]
    [InlineData("Reshape(\"size\", \"4\"), SimpleRnn(\"100 / size\")")]
    [InlineData("Use<Wide>, Concatenate(\"input\")")]
    [InlineData("Inner(\"size / 3\")")]
    [InlineData("Dropout(0.5)")]
    public void AreNotReportedIfOnlySomeUsesHaveThem(string layers) =>
        Reports.Match(
            $$"""
            [Network(Precision = Precision.Double), Input(8), Dense(8)]
            public partial class Wide;

            [Dense("size - 4")]
            public sealed class InnerAttribute(int size) : BlockAttribute
            {
                public InnerAttribute(string size)
                    : this(0) { }

                public int Size { get; } = size;
            }

            [{{layers}}]
            public sealed class SizedAttribute(int size) : BlockAttribute
            {
                public int Size { get; } = size;
            }
            """
        );

    [Fact]
    public void IsNoNetwork() =>
        Reports.Match(
            """
            [Network, Input(8)]
            [Dense(4)]
            public sealed class {|SNET0003:WideAttribute|} : BlockAttribute;

            [Network, Input(8), Wide]
            public partial class Net;
            """
        );

    [Fact]
    public void NeedsLayers() =>
        Reports.Match(
            """
            public abstract class FamilyAttribute : BlockAttribute;

            public sealed class {|SNET0006:EmptyAttribute|} : FamilyAttribute;

            [Network, Input(8), {|SNET1303:Empty|}]
            public partial class Net;
            """,
            "'EmptyAttribute' has no layers: write at least one above the class, for example [Dense(10)]",
            "The block [Empty] does not fit here: it has no layers"
        );

    [Fact]
    public void HasItsLayersOnOnePart() =>
        Reports.Match(
            """
            [Dense(4)]
            public sealed partial class {|SNET0005:HalvedAttribute|} : BlockAttribute;

            [Dense(5)]
            public sealed partial class HalvedAttribute;
            """
        );

    [Fact]
    public void IsReportedAtARepetitionOfNoTimes() =>
        Reports.Match(
            """
            [Dense(4)]
            public sealed class WideAttribute : BlockAttribute;

            [Network, Input(8), Wide(Repeat = {|SNET1001:0|})]
            public partial class Net;
            """,
            "'wide' has Repeat = 0, but a size must be 1 or more"
        );

    [Fact]
    public void HidesItsLayersAndRepetitions() =>
        Reports.Match(
            """
            [Dense(4)]
            public sealed class WideAttribute : BlockAttribute;

            [Network, Input(4), Wide(Repeat = 2), Add({|SNET0007:"wide/1/dense"|}), Add({|SNET0007:"wide/1"|}), Add("wide")]
            public partial class Net;
            """
        );

    /// <summary>A name that leads into another block is unknown, even if a layer of the network has this path.</summary>
    [Fact]
    public void CannotReadInsideOtherBlocks() =>
        Reports.Match(
            """
            [Dense(4)]
            public sealed class InnerAttribute : BlockAttribute;

            [Inner, Add({|SNET0007:"inner/dense"|})]
            public sealed class OuterAttribute : BlockAttribute;

            [Network, Input(4), Inner, {|SNET1303:Outer|}]
            public partial class Net;
            """
        );

    [Fact]
    public void HasNamesOfItsOwn() =>
        Reports.Match(
            """
            [Dense(4, Name = "left")]
            [Dense(4, Name = "right", From = "input")]
            [Add("left")]
            public sealed class ForkAttribute : BlockAttribute;

            [Network, Input(4), Fork, Dense(4, Name = "left"), Fork(Name = "second"), Dense(4, Name = {|SNET0008:"fork"|})]
            public partial class Net;
            """,
            "The name \"fork\" is taken by a [Fork] without a Name, which is called so by itself: give each one its own"
        );

    /// <summary>Warnings depend on the use, and are reported there without the fixes of the layer.</summary>
    [Fact]
    public void GivesAdviceAtTheUse() =>
        Reports.Match(
            """
            [Dense("size", KernelInitializer = Initializer.HeNormal, Activation = Activation.Tanh)]
            public sealed class WideAttribute(int size) : BlockAttribute
            {
                public int Size { get; } = size;
            }

            [Network, Input(8), {|SNET2006:Wide(8, Repeat = 2)|}]
            public partial class Net;
            """
        );

    /// <summary>A class with the warning of a part has it already, the use of the block around the part does not repeat it.</summary>
    [Fact]
    public void DoesNotRepeatAdviceOfItsParts() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8, KernelInitializer = {|SNET2006:Initializer.HeNormal|}, Activation = Activation.Tanh)]
            public partial class Encoder;

            [Dense(8)]
            [Use<Encoder>]
            public sealed class CodedAttribute : BlockAttribute;

            [Network, Input(8), Coded, Dense(1)]
            public partial class Net;
            """
        );

    /// <summary>A dense layer inside a block is the last layer, so its activation belongs to the loss.</summary>
    [Fact]
    public void CanEndANetwork() =>
        Reports.Match(
            """
            [Dense("classes", Activation = Activation.Softmax)]
            public sealed class HeadAttribute(int classes) : BlockAttribute
            {
                public int Classes { get; } = classes;
            }

            [Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(8), Head(3)]
            public partial class Net;
            """
        );

    /// <summary>A user's block can be called like a layer of the library.</summary>
    [Fact]
    public void CanHaveTheNameOfALayer() =>
        Reports.Match(
            """
            namespace Acme
            {
                [StaticNets.Dense("units")]
                public sealed class LstmAttribute(int units) : BlockAttribute
                {
                    public int Units { get; } = units;
                }
            }

            [Network, Input(8), Acme.Lstm(3)]
            public partial class State;
            """
        );
}
