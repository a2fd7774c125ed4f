using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Elementwise computations that follow each other are one loop, unless that would change a result.</summary>
public sealed class MergedLoopTests
{
    private const string Lstm =
        "[Network(Loss = Loss.MeanSquaredError), Input(28, 3), Lstm(12, ReturnSequences = true), Lstm(16), Dense(1, Name = \"last\")]";

    private static readonly Element _element = Element.Single;

    /// <summary>The second loop begins with tanh(c), which waits for the sigmoids of the first one.</summary>
    [Fact]
    public void AStepOfAnLstmHasTwoLoops()
    {
        NetworkPlan plan = Plan(Lstm);
        Assert.Equal(2 * 2, Bodies(plan.Step!.Pass).Count(body => body is MergedLoop));
        Assert.DoesNotContain(Bodies(plan.Step.Pass), body => body is Elementwise or SegmentCopy);
    }

    [Fact]
    public void PartsOfAVectorAreMaskedIfTheWidthNeedsIt()
    {
        GeneratedCompilation generated = GeneratorHost.Generate($"using StaticNets;\n{Lstm}\npublic sealed partial class Net;");
        string text = generated.Result.GeneratedSources.Single(file => file.HintName.Contains("Kernels")).SourceText.ToString();
        Assert.Contains("S.FirstLanes(12 - i)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("S.FirstLanes(16 - i)", text, StringComparison.Ordinal);
    }

    /// <summary>
    /// The backward pass reads the gates, but not the sums from which they were computed. So these have memory for a single step, and a
    /// micro-batch is as large as the values of one step allow.
    /// </summary>
    [Fact]
    public void TrainingKeepsOnlyTheStepsThatItReadsLater()
    {
        NetworkPlan plan = Plan("[Network(Loss = Loss.MeanSquaredError), Input(28, 28), Lstm(128), Dense(1)]");
        Buffer[] inLoop = [.. plan.Training!.Forward.OfType<StepLoop>().Single().Touched.Distinct()];
        Assert.Contains(inLoop, buffer => buffer.Name == "lstmLinear" && buffer.RowStride == 528 && buffer.Slice is null);
        Assert.Equal(5 + 3, inLoop.Count(buffer => buffer.Slice is { Slot: StepSlot.Current }));
        Assert.InRange(plan.Training.Arena.Rows, 12, 60);
    }

    /// <summary>A micro-batch of long sequences is small, so that its memory is bounded.</summary>
    [Theory]
    [InlineData(1_000, 6 << 20)]
    [InlineData(100_000, 0)]
    public void LongSequencesAreTrainedFewAtATime(int steps, int mostBytes)
    {
        NetworkPlan plan = Plan($"[Network(Loss = Loss.MeanSquaredError), Input({steps}, 1), Lstm(32), Dense(1)]");
        long rows = plan.Training!.Arena.Rows;
        long ofRows = plan.Training.Arena.RowLength * rows * sizeof(float);
        Assert.True(rows == 1 || ofRows <= mostBytes, $"{rows} sequences take {ofRows} bytes.");
    }

    [Fact]
    public void AValueThatALaterCallReadsIsStored()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        Copy(pass, Rows(2), Rows(3));
        pass.CallLibrary("reads it", "Reader", Argument.Read(Rows(2)));
        FunctionCall merged = (FunctionCall)Merge(pass)[0];
        Assert.Equal([Rows(2)], merged.Written);
        Assert.Equal([Rows(3), Rows(2)], ((FunctionCall)Merge(pass, kept: Rows(3))[0]).Written.Reverse());
    }

    [Fact]
    public void AValueThatNobodyElseReadsStaysInARegister()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        Copy(pass, Rows(2), Rows(3));
        FunctionCall merged = (FunctionCall)Assert.Single(Merge(pass, kept: Rows(3)));
        Assert.Equal([Rows(3)], merged.Written);
    }

    /// <summary>All steps and all steps before them are the same memory, one step apart.</summary>
    [Fact]
    public void ShiftedRowsAreNotMerged()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Slice(1, StepSlot.All), Slice(2, StepSlot.All));
        Copy(pass, Slice(2, StepSlot.AllBefore), Slice(3, StepSlot.All));
        Assert.Equal(2, Merge(pass).Count);
    }

    [Fact]
    public void RowsOfAnotherLengthAreNotMerged()
    {
        ForwardPass pass = NewPass();
        Copy(pass, Rows(1), Rows(2));
        Copy(pass, Rows(3) with { RowStride = 32 }, Rows(4) with { RowStride = 32 });
        Assert.Equal(2, Merge(pass).Count);
    }

    /// <summary>Rows of 20 and of 32 elements have the same length with padding, but a loop over 20 columns would leave the last 12 out.</summary>
    [Theory]
    [InlineData(20, 1)]
    [InlineData(12, 1)]
    [InlineData(32, 2)]
    public void WiderRowsAreNotMergedWithColumns(int width, int calls)
    {
        Buffer joined = Rows(9) with { RowStride = 64 };
        Buffer columns = Rows(1) with { RowStride = 32, Width = 20 };
        SegmentCopy copy = new(Shape.Of(20), Shape.Of(40), 0, Joins: false, Accumulate: false, ClearsPadding: true);
        ForwardPass after = NewPass();
        copy.Call(after, "Take", "", joined, columns);
        Copy(after, Wide(2), Wide(3));
        Assert.Equal(calls, Merge(after).Count);
        ForwardPass before = NewPass();
        Copy(before, Wide(2), Wide(3));
        copy.Call(before, "Take", "", joined, columns);
        Assert.Equal(calls, Merge(before).Count);

        Buffer Wide(int value) => Rows(value) with { RowStride = 32, Width = width };
    }

    /// <summary>The first columns are written before the others are read: in one loop, vectors would be read too early.</summary>
    [Fact]
    public void OverlappingColumnsAreNotMerged()
    {
        ForwardPass pass = NewPass();
        Buffer joined = Rows(9) with { RowStride = 32 };
        new SegmentCopy(Shape.Of(12), Shape.Of(24), 0, Joins: true, Accumulate: false, ClearsPadding: false).Call(
            pass,
            "Join",
            "",
            Rows(1),
            joined
        );
        new SegmentCopy(Shape.Of(12), Shape.Of(24), 6, Joins: false, Accumulate: false, ClearsPadding: true).Call(
            pass,
            "Take",
            "",
            joined,
            Rows(2)
        );
        Assert.Equal(2, Merge(pass).Count);
    }

    [Theory]
    [InlineData(new long[] { 0, 12 }, 1, "all columns are written: nothing to clear")]
    [InlineData(new long[] { 0 }, 2, "half of the columns stay zero")]
    [InlineData(new long[] { 0, 0 }, 3, "the same columns twice")]
    public void ClearedRowsAreLeftOutIfTheLoopWritesThemAll(long[] parts, int calls, string why)
    {
        ForwardPass pass = NewPass();
        Buffer joined = Rows(9) with { RowStride = 32 };
        Copy(pass, Rows(1), Rows(2));
        pass.CallElementwise("Clear", "y = 0", Term.Zero, [Operand.Write("y", joined)]);
        for (int i = 0; i < parts.Length; i++)
        {
            new SegmentCopy(Shape.Of(12), Shape.Of(24), parts[i], Joins: true, Accumulate: true, ClearsPadding: false).Call(
                pass,
                "Join" + i,
                "",
                Rows(2),
                joined
            );
        }

        IReadOnlyList<Instruction> merged = Merge(pass);
        Assert.True(calls == merged.Count, $"{why}: {merged.Count} calls");
    }

    private static NetworkPlan Plan(string attributes)
    {
        NetworkGraph graph = GeneratorHost.Graph(
            GeneratorHost.Compilation(GeneratorHost.Parse($"using StaticNets;\n{attributes}\npublic sealed partial class Net;")),
            "Net"
        );
        Assert.Empty(graph.Problems);
        return Planner.Plan(graph, _element);
    }

    private static IEnumerable<FunctionBody> Bodies(IEnumerable<Instruction> pass) =>
        pass.SelectMany(instruction => instruction.Calls).Select(call => call.Function).OfType<BufferFunction>().Select(one => one.Body);

    private static ForwardPass NewPass() => new(_element, new Buffers(_element, new Dictionary<int, Buffer>()));

    private static Buffer Rows(int value) => new(new ValueMemory(value, ValueContent.Itself), $"v{value}", BufferHome.Workspace, 16);

    private static Buffer Slice(int value, StepSlot slot) =>
        Rows(value) with
        {
            Slice = new StepSlice($"v{value}", new StepCount(5), HasInitialState: true, slot),
        };

    private static void Copy(ForwardPass pass, Buffer x, Buffer y) =>
        pass.CallElementwise($"{x.Name}To{y.Name}", "y = x", "x", [Operand.Read("x", x), Operand.Write("y", y)]);

    private static IReadOnlyList<Instruction> Merge(ForwardPass pass, params Buffer[] kept) =>
        new LoopMerging().Merge([pass.Instructions], kept.Select(buffer => buffer.Identity))[0];
}
