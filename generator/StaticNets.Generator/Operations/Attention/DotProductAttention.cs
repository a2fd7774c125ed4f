using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Attention;

/// <summary>
/// <c>y = softmax(q · kᵀ / √d) · v</c> for each head, over the steps that a step sees (Vaswani et al. 2017). All values are sequences; the
/// heads lie side by side in each row. The probabilities of one query at a time are in memory, so the memory grows with the number of steps
/// and not with its square.
/// </summary>
/// <param name="Queries"><c>[steps, heads · d]</c>.</param>
/// <param name="Keys"><c>[steps, heads · d]</c>.</param>
/// <param name="Values"><c>[steps, heads · value length]</c>.</param>
/// <param name="Seen">Keys and values of the steps before in the caller's state, if there is one.</param>
internal sealed partial record DotProductAttention(
    string Label,
    Value Queries,
    Value Keys,
    Value Values,
    Value Output,
    Value Seen,
    AttentionShape Size
) : Operation(Label, Output)
{
    // Number of sequences with the same rows that the layer has besides its output: queries, keys, values, heads and their gradients.
    private const long Sequences = 8;

    public override IReadOnlyList<Value> Inputs => [Queries, Keys, Values];

    public override bool RelatesSteps => true;

    public override long MultiplyAdds => Saturate.Multiply(Saturate.Multiply(StepsOrOne, StepsOrOne), Saturate.Add(Size.Keys, Size.Values));

    public override long WorkingLength => Saturate.Multiply(Saturate.Multiply(Sequences, StepsOrOne), Math.Max(Size.Keys, Size.Values) + 1);

    // Loops that may mask each vector are not unrolled.
    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    private long StepsOrOne => Output.Steps!.Value.Constant ?? 1;

    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        if (!values.IsSingle)
        {
            return [this with { Queries = values.Of(Queries), Keys = values.Of(Keys), Values = values.Of(Values) }];
        }

        if (!Size.HasState)
        {
            return null;
        }

        values.KeepInState(Seen);
        return
        [
            new AttentionAtStep(Label, values.Of(Queries), values.Of(Keys), values.Of(Values), values.Of(Output), values.Of(Seen), Size),
        ];
    }

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y = softmax(q · kᵀ / √{Size.KeyLength}) · v of each head; a step sees {Size.Seen}",
            new ForwardBody(Size, HasLengths),
            [
                Operand.Read("q", pass.Of(Queries)),
                Operand.Read("k", pass.Of(Keys)),
                Operand.Read("v", pass.Of(Values)),
                Operand.Write("y", pass.Of(Output)),
                Operand.Write("probabilities", OfOneQuery(pass, ValueContent.Probabilities)),
                StepsOperand,
                .. LengthsOperand(pass.Training),
                RuntimeArgument.Rows,
            ]
        );

    /// <summary>
    /// Whether training has to leave out the steps after the end of a sample. A causal attention need not: no step sees a later one.
    /// </summary>
    private bool HasLengths => !Size.IsCausal && Output.Steps!.Value.IsOfCall;

    private Operand[] LengthsOperand(bool isTraining) => HasLengths ? [Operand.Lengths(isTraining)] : [];

    private Operand StepsOperand => Output.Steps!.Value.Constant is { } steps ? Operand.Number("steps", steps) : RuntimeArgument.Steps;

    /// <summary>
    /// Returns memory with an element for each step that one query sees. If only the call says how many steps there are, it has a row for
    /// each step of each sample, of which the first elements are used.
    /// </summary>
    private Buffer OfOneQuery(Pass pass, ValueContent content) =>
        Output.Steps!.Value.Constant is { } steps
            ? pass.Scratch(Output, content, Output.Name + content, steps)
            : pass.RowScratch(Output, content, 1);

    private sealed record ForwardBody(AttentionShape Size, bool HasLengths) : FunctionBody
    {
        public override bool IsCheap => false;

        public override IEnumerable<EmittedFunction> Helpers =>
            [HeadFunctions.Probabilities(Size.KeyLength), HeadFunctions.WeightedSum(Size.ValueLength)];

        public override void Write(CodeWriter writer, Element element)
        {
            long keyRow = element.Pad(Size.Keys);
            long valueRow = element.Pad(Size.Values);
            Size.OpenLoops(writer, HasLengths);
            writer.Line($"ref {element.Keyword} query = {OfKeys("q", "row")};");
            writer.Line($"ref {element.Keyword} keys = {OfKeys("k", "seen")};");
            writer.Line($"ref {element.Keyword} values = {OfValues("v", "seen")};");
            writer.Line($"ref {element.Keyword} sum = {OfValues("y", "row")};");
            string probabilities = HeadFunctions.Probabilities(Size.KeyLength).Name;
            string weightedSum = HeadFunctions.WeightedSum(Size.ValueLength).Name;
            writer.Line($"{probabilities}(ref query, ref keys, {Distance(keyRow)}, count, ref probabilities);");
            writer.Line($"{weightedSum}(ref probabilities, ref values, {Distance(valueRow)}, count, ref sum, accumulate: false);");
            writer.Close();
            new Segments(element, Size.OfValues).ClearPadding(writer, "y", Arithmetic.Times("row", valueRow));
            writer.Close();
            writer.Close();

            string OfKeys(string buffer, string row) =>
                AttentionShape.OfHead(writer, buffer, Arithmetic.Times(row, keyRow), Size.KeyLength);
            string OfValues(string buffer, string row) =>
                AttentionShape.OfHead(writer, buffer, Arithmetic.Times(row, valueRow), Size.ValueLength);
        }
    }

    /// <summary>The distance between the rows of two steps of a sample.</summary>
    private static string Distance(long rowStride) => Arithmetic.Times("samples", rowStride);
}
