using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Attention;

// The backward pass. It computes the probabilities of each query again, which takes less memory than keeping them.
internal sealed partial record DotProductAttention
{
    public override void Backward(BackwardPass pass)
    {
        Contribution queries = pass.Contribute(Queries);
        Contribution keys = pass.Contribute(Keys);
        Contribution values = pass.Contribute(Values);
        Clear(pass, "Key", keys);
        Clear(pass, "Value", values);
        pass.Call(
            Label + "InputGradients",
            "with p = softmax(q · kᵀ / √d), dp = dy · vᵀ and g = p · (dp - Σ dp · p) / √d: dv += pᵀ · dy, dq = g · k, dk += gᵀ · q",
            new BackwardBody(Size, HasLengths),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("q", pass.Of(Queries)),
                Operand.Read("k", pass.Of(Keys)),
                Operand.Read("v", pass.Of(Values)),
                Operand.Write("dq", queries.Target),
                Operand.Write("dk", keys.Target),
                Operand.Write("dv", values.Target),
                Operand.Write("probabilities", OfOneQuery(pass, ValueContent.Probabilities)),
                Operand.Write("gradients", OfOneQuery(pass, ValueContent.ProbabilityGradients)),
                Operand.Fixed(RuntimeArgument.Accumulate, queries.Accumulate),
                StepsOperand,
                .. LengthsOperand(isTraining: true),
                RuntimeArgument.Rows,
            ],
            comment: "back through attention"
        );
    }

    /// <summary>Sets a gradient to zero, to which each query then adds its share.</summary>
    private void Clear(BackwardPass pass, string role, Contribution contribution)
    {
        if (!contribution.Accumulate)
        {
            string comment = $"each query adds to the gradients of the {role.ToLowerInvariant()}s that it sees";
            pass.CallElementwise($"{Label}Clear{role}Gradient", "dx = 0", Term.Zero, [Operand.Write("dx", contribution.Target)], comment);
        }
    }

    private sealed record BackwardBody(AttentionShape Size, bool HasLengths) : FunctionBody
    {
        public override bool IsCheap => false;

        private EmittedFunction Probabilities => HeadFunctions.Probabilities(Size.KeyLength);

        private EmittedFunction DotProducts => HeadFunctions.DotProducts(Size.ValueLength);

        private EmittedFunction ProductGradients => HeadFunctions.ProductGradients(Size.KeyLength);

        private EmittedFunction WeightedSum => HeadFunctions.WeightedSum(Size.KeyLength);

        private EmittedFunction AddToValues => HeadFunctions.AddWeighted(Size.ValueLength);

        private EmittedFunction AddToKeys => HeadFunctions.AddWeighted(Size.KeyLength);

        public override IEnumerable<EmittedFunction> Helpers =>
            [Probabilities, DotProducts, ProductGradients, WeightedSum, AddToValues, AddToKeys];

        public override void Write(CodeWriter writer, Element element)
        {
            long keyRow = element.Pad(Size.Keys);
            long valueRow = element.Pad(Size.Values);
            string keyDistance = Distance(keyRow);
            string valueDistance = Distance(valueRow);
            Size.OpenLoops(writer, HasLengths);
            writer.Line($"nuint ofQuery = {At("row", keyRow, Size.KeyLength)}, ofKeys = {At("seen", keyRow, Size.KeyLength)};");
            writer.Line($"nuint ofOutput = {At("row", valueRow, Size.ValueLength)}, ofValues = {At("seen", valueRow, Size.ValueLength)};");
            writer.Line($"ref {element.Keyword} query = ref {writer.Names.At("q", "ofQuery")};");
            writer.Line($"ref {element.Keyword} keys = ref {writer.Names.At("k", "ofKeys")};");
            writer.Line($"ref {element.Keyword} output = ref {writer.Names.At("dy", "ofOutput")};");
            writer.Line($"{Probabilities.Name}(ref query, ref keys, {keyDistance}, count, ref probabilities);");
            writer.Line(
                $"{AddToValues.Name}(ref output, ref {writer.Names.At("dv", "ofValues")}, {valueDistance}, count, ref probabilities);"
            );
            writer.Line($"{DotProducts.Name}(ref output, ref {writer.Names.At("v", "ofValues")}, {valueDistance}, count, ref gradients);");
            writer.Line($"{ProductGradients.Name}(ref probabilities, ref gradients, count);");
            writer.Line(
                $"{WeightedSum.Name}(ref gradients, ref keys, {keyDistance}, count, ref {writer.Names.At("dq", "ofQuery")}, accumulate);"
            );
            writer.Line($"{AddToKeys.Name}(ref query, ref {writer.Names.At("dk", "ofKeys")}, {keyDistance}, count, ref gradients);");
            writer.Close();
            WritePadding(writer, element, keyRow);
            writer.Close();
            writer.Close();
        }

        private static string At(string row, long stride, long length) =>
            Arithmetic.Sum(Arithmetic.Times(row, stride), Arithmetic.Times("head", length));

        private void WritePadding(CodeWriter writer, Element element, long keyRow)
        {
            if (keyRow == Size.Keys)
            {
                return;
            }

            writer.Blank();
            writer.Open("if (!accumulate)");
            new Segments(element, Size.OfKeys).ClearPadding(writer, "dq", Arithmetic.Times("row", keyRow));
            writer.Close();
        }
    }
}
