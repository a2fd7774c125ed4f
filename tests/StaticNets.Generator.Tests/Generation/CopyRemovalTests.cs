using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>A copy is left out if the copy and the original hold the same values from then on; otherwise it stays.</summary>
public sealed class CopyRemovalTests
{
    private static readonly Element _element = Element.Single;

    /// <summary>The gradients of the input's product and of the state's product are the gradient of their sum, at all steps.</summary>
    [Fact]
    public void BothProductsOfAnLstmShareTheirGradient()
    {
        IReadOnlyList<Instruction> backward = Backward("Input(5, 3), Lstm(16), Dense(1)");
        FunctionCall[] calls = [.. backward.SelectMany(instruction => instruction.Calls)];
        Buffer ofInput = Called(calls, "Lstm", "KernelGradient").Arguments[1].Buffer!;
        Buffer ofState = Called(calls, "Lstm_Recurrent", "KernelGradient").Arguments[1].Buffer!;
        Assert.Equal(ofInput.Identity, ofState.Identity);
    }

    /// <summary>
    /// The derivative of tanh changes the gradient of the term b in place, and the gradient of the term a gets another contribution.
    /// </summary>
    [Theory]
    [InlineData("Activation.Tanh", false)]
    [InlineData("Activation.Linear", true)]
    public void GradientsOfASumAreCopiedIfTheyChange(string activation, bool isShared)
    {
        FunctionCall[] calls =
        [
            .. Backward(
                    $"Input(4), Dense(16, Name = \"a\"), Dense(16, Activation = {activation}, Name = \"b\"), Add(\"a\"), "
                        + "Dense(16, Name = \"c\"), Dense(1)"
                )
                .SelectMany(instruction => instruction.Calls),
        ];
        Buffer ofSum = Called(calls, "C", "InputGradient").Written.Single();
        Assert.Equal(isShared, ofSum.Identity == Called(calls, "B", "KernelGradient").Arguments[1].Buffer!.Identity);
        Assert.NotEqual(ofSum.Identity, Called(calls, "A", "KernelGradient").Arguments[1].Buffer!.Identity);
    }

    [Fact]
    public void ACopyThatNothingChangesIsLeftOut()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        Copy(pass, Rows(2), Rows(3));
        Assert.Empty(Remove(pass, []));
    }

    [Fact]
    public void ReadersOfTheCopyReadTheOriginal()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        pass.CallElementwise("Double", "y = x + x", Term.Add("x", "x"), [Operand.Read("x", Rows(2)), Operand.Write("y", Rows(3))]);
        FunctionCall call = Assert.IsType<FunctionCall>(Assert.Single(Remove(pass, [])));
        Assert.Equal([Rows(1), Rows(3)], call.Touched);
    }

    [Fact]
    public void AnOriginalThatChangesLaterIsCopied() => Stays(pass => Clear(pass, Rows(1)));

    [Fact]
    public void ACopyThatChangesLaterStays() => Stays(pass => Clear(pass, Rows(2)));

    /// <summary>In a loop, the reader in front of the copy reads what the iteration before has copied.</summary>
    [Fact]
    public void ACopyThatIsReadBeforeItStays()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(2), Rows(3));
        Clear(pass, Rows(1));
        Copy(pass, Rows(1), Rows(2));
        Assert.Contains(Remove(pass, [Rows(3)]), instruction => instruction.Written.Contains(Rows(2)));
    }

    [Fact]
    public void ABufferThatIsReadAfterThePassesStays()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        Assert.Single(Remove(pass, [Rows(2)]));
        Assert.Single(Remove(pass, [Rows(1)]));
    }

    [Fact]
    public void RowsOfAnotherLengthAndTheInitialStateAreCopied()
    {
        Buffer wider = Rows(2) with { RowStride = 32 };
        StepSlice current = new("v2", new StepCount(5), HasInitialState: true, StepSlot.Current);
        foreach (Buffer other in (Buffer[])[wider, Rows(2) with { Slice = current }, Rows(2) with { Home = BufferHome.State }])
        {
            ForwardPass pass = NewPass();
            Copy(pass, Rows(1) with { Slice = other.Slice is null ? null : other.Slice with { Sequence = "v1" } }, other);
            Assert.Single(Remove(pass, []));
        }
    }

    private static void Stays(Action<ForwardPass> change)
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        change(pass);
        Assert.Equal(2, Remove(pass, []).Count);
    }

    private static FunctionCall Called(FunctionCall[] calls, string label, string ending) =>
        calls.Single(call => call.Label == label && call.Function.CallName.EndsWith(ending, StringComparison.Ordinal));

    private static IReadOnlyList<Instruction> Backward(string layers)
    {
        NetworkGraph graph = GeneratorHost.Graph(
            GeneratorHost.Compilation(
                GeneratorHost.Parse(
                    $"using StaticNets;\n[Network(Loss = Loss.MeanSquaredError), {layers}]\npublic sealed partial class Net;"
                )
            ),
            "Net"
        );
        Assert.Empty(graph.Problems);
        return Planner.Plan(graph, _element).Training!.Backward;
    }

    private static ForwardPass NewPass() => new(_element, new Buffers(_element, new Dictionary<int, Buffer>()));

    private static Buffer Rows(int value) => new(new ValueMemory(value, ValueContent.Itself), $"v{value}", BufferHome.Workspace, 16);

    private static void Copy(ForwardPass pass, Buffer x, Buffer y) =>
        pass.CallElementwise($"{x.Name}To{y.Name}", "y = x", "x", [Operand.Read("x", x), Operand.Write("y", y)]);

    private static void Clear(ForwardPass pass, Buffer y) =>
        pass.CallElementwise($"Clear{y.Name}", "y = 0", Term.Zero, [Operand.Write("y", y)]);

    private static IReadOnlyList<Instruction> Remove(ForwardPass pass, Buffer[] kept) =>
        CopyRemoval.Remove([pass.Instructions], [.. kept.Select(buffer => buffer.Identity)])[0];
}
