using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Attention;

/// <summary>
/// The causal attention of one time step over the last steps, whose keys and values are in the caller's state. It calls the functions of
/// <see cref="DotProductAttention"/> with the same steps in the same order, so the result has the same bits.
/// </summary>
/// <param name="Seen">
/// Keys and values of the last steps, <c>[2 · window, keys + values]</c>: each step lies twice, a window apart, so that the last steps always
/// follow each other in memory. One more element counts the steps.
/// </param>
internal sealed record AttentionAtStep(string Label, Value Queries, Value Keys, Value Values, Value Output, Value Seen, AttentionShape Size)
    : Operation(Label, Output)
{
    // The function differs from that of whole sequences, so it needs another name. No layer's label has this ending.
    private const string Ending = "_AtStep";

    public override IReadOnlyList<Value> Inputs => [Queries, Keys, Values];

    public override long UnrolledCalls => NeverUnrolled;

    public override void Forward(ForwardPass pass)
    {
        pass.CallLibrary(
            $"the state takes key and value of this step; it holds the last {Size.Window}",
            "StepRing.Append",
            Argument.Read(pass.Of(Keys)),
            Argument.Number(Size.Keys, "keyLength"),
            Argument.Read(pass.Of(Values)),
            Argument.Number(Size.Values, "valueLength"),
            Argument.Write(pass.Of(Seen)),
            Argument.Number(Size.Window, "window")
        );
        pass.Call(
            Label + Ending + "Forward",
            $"y = softmax(q · kᵀ / √{Size.KeyLength}) · v of each head, over the last {Size.Window} steps",
            new Body(Size),
            [
                Operand.Read("q", pass.Of(Queries)),
                Operand.Read("state", pass.Of(Seen)),
                Operand.Write("y", pass.Of(Output)),
                Operand.Write(
                    "probabilities",
                    pass.Scratch(Output, ValueContent.Probabilities, Output.Name + "Probabilities", Size.Window)
                ),
            ]
        );
    }

    /// <summary>Not supported, because the operation occurs only in predictions of single steps.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();

    private sealed record Body(AttentionShape Size) : FunctionBody
    {
        public override bool IsCheap => false;

        private EmittedFunction Probabilities => HeadFunctions.Probabilities(Size.KeyLength);

        private EmittedFunction WeightedSum => HeadFunctions.WeightedSum(Size.ValueLength);

        public override IEnumerable<EmittedFunction> Helpers => [Probabilities, WeightedSum];

        public override void Write(CodeWriter writer, Element element)
        {
            string window = Literals.Integer(Size.Window);
            long distance = Size.Keys + Size.Values;
            string step = Literals.Integer(distance);
            writer.Line($"nuint counted = (nuint){writer.Names.At("state", Literals.Integer(Size.StateLength - 1))};");
            writer.Line($"nuint count = counted < {window} ? counted : {window};");
            writer.Line($"nuint first = counted < {window} ? {window} : counted - {window};");
            Size.OpenHeads(writer);
            writer.Line($"ref {element.Keyword} query = {AttentionShape.OfHead(writer, "q", "0", Size.KeyLength)};");
            string keys = Arithmetic.Times("first", distance);
            writer.Line($"ref {element.Keyword} keys = {AttentionShape.OfHead(writer, "state", keys, Size.KeyLength)};");
            string values = Arithmetic.Sum(keys, Literals.Integer(Size.Keys));
            writer.Line($"ref {element.Keyword} values = {AttentionShape.OfHead(writer, "state", values, Size.ValueLength)};");
            writer.Line($"ref {element.Keyword} sum = {AttentionShape.OfHead(writer, "y", "0", Size.ValueLength)};");
            writer.Line($"{Probabilities.Name}(ref query, ref keys, {step}, count, ref probabilities);");
            writer.Line($"{WeightedSum.Name}(ref probabilities, ref values, {step}, count, ref sum, accumulate: false);");
            writer.Close();
            new Segments(element, Size.OfValues).ClearPadding(writer, "y", "0");
        }
    }
}
