using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(x, parameters)</c> of each row, where the user's methods compute y and the gradients. They see rows without padding. The memory
/// that they write is zero before, and the backward method adds to the gradients of the parameters.
/// </summary>
/// <param name="ForwardCall">The method for the output.</param>
/// <param name="BackwardCall">The method for the gradients.</param>
internal sealed record UserFunction(
    string Label,
    Value X,
    Value Output,
    UserCall ForwardCall,
    UserCall BackwardCall,
    EquatableArray<Parameter> Tensors
) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => Tensors;

    public override bool ReadsUnpadded => true;

    // Only the JIT sees what the method does, and whether it can be inlined.
    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    /// <summary>A method that reads a whole sequence needs all steps at once.</summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values) =>
        X.Steps is null ? null : [this with { X = values.Of(X), Output = values.Of(Output) }];

    private IEnumerable<UserTensor> All => Tensors.Select(parameter => new UserTensor(parameter));

    public override void Forward(ForwardPass pass)
    {
        foreach (UserTensor tensor in All)
        {
            tensor.WriteContiguous(pass);
        }

        Buffer x = pass.Of(X);
        pass.Call(
            Label + "Forward",
            $"y = {ForwardCall.Title}({Names("x")}) of each row",
            new ForwardBody(ForwardCall, X.Shape.Length, Output.Shape.Length, Tensors),
            [
                Operand.Read("x", x),
                .. All.Select(tensor => Operand.Read(tensor.Values, tensor.Contiguous(pass))),
                Operand.Write("y", pass.Of(Output)),
                Operand.Number("xStride", x.RowStride),
                RuntimeArgument.Rows,
            ]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        pass.SumOverRows(() => CallBackward(pass, contribution));
    }

    private void CallBackward(BackwardPass pass, Contribution contribution)
    {
        Buffer x = pass.Of(X);
        bool addsUp = contribution.Accumulate;
        Operand[] ofOneRow = addsUp
            ? [Operand.Write("dxOfRow", pass.Scratch(Output, ValueContent.InputGradientOfRow, X.Name + "GradientOfRow", X.Shape.Length))]
            : [];
        string[] sums = [.. All.Where(tensor => tensor.IsTrained).Select(tensor => "d" + tensor.Name)];
        string also = sums.Length == 0 ? "" : $", which also adds to {string.Join(", ", sums)}";
        pass.Call(
            Label + "Backward",
            $"dx {(addsUp ? "+=" : "=")} {BackwardCall.Title}({Names("x, y, dy")}) of each row{also}",
            new BackwardBody(BackwardCall, X.Shape.Length, Output.Shape.Length, Tensors, addsUp),
            [
                Operand.Read("x", x),
                Operand.Read("y", pass.Of(Output)),
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Write("dx", contribution.Target),
                .. ofOneRow,
                .. All.SelectMany(tensor =>
                    new[]
                    {
                        Operand.Read(tensor.Values, tensor.Contiguous(pass)),
                        Operand.Write(tensor.Gradient, tensor.ContiguousGradient(pass)),
                    }
                ),
                Operand.Number("xStride", x.RowStride),
                .. All.Any(tensor => tensor.IsSummedInPlace) ? [RuntimeArgument.Accumulate] : Array.Empty<Operand>(),
                RuntimeArgument.Rows,
            ]
        );
        foreach (UserTensor tensor in All)
        {
            tensor.AddGradient(pass, Label);
        }
    }

    private string Names(string first) => string.Join(", ", [first, .. All.Select(tensor => tensor.Name)]);

    /// <param name="Inputs">Number of elements of x without padding.</param>
    /// <param name="Outputs">Number of elements of y without padding.</param>
    private sealed record ForwardBody(UserCall Method, long Inputs, long Outputs, EquatableArray<Parameter> Tensors) : FunctionBody
    {
        public override bool IsCheap => false;

        public override void Write(CodeWriter writer, Element element)
        {
            writer.Open("for (nuint row = 0; row < rows; row++)");
            UserText.OpenRow(writer, element, "y", "yRow", Outputs);
            Method.Write(
                writer,
                [
                    UserText.Reading(writer, "x", "row * xStride", Inputs),
                    UserText.Start("yRow", Outputs),
                    .. Tensors.Select(parameter => UserText.Reading(writer, new UserTensor(parameter).Values, "0", parameter.Shape.Length)),
                ]
            );
            writer.Close();
        }
    }

    /// <param name="Inputs">Number of elements of x without padding.</param>
    /// <param name="Outputs">Number of elements of y without padding.</param>
    private sealed record BackwardBody(UserCall Method, long Inputs, long Outputs, EquatableArray<Parameter> Tensors, bool AddsUp)
        : FunctionBody
    {
        public override bool IsCheap => false;

        public override void Write(CodeWriter writer, Element element)
        {
            foreach (Parameter parameter in Tensors)
            {
                new UserTensor(parameter).WriteClearing(writer, element);
            }

            string dx = Literals.Integer(element.Pad(Inputs));
            string y = Arithmetic.Times("row", element.Pad(Outputs));
            writer.Open("for (nuint row = 0; row < rows; row++)");
            UserText.OpenRow(writer, element, AddsUp ? "dxOfRow" : "dx", "dxRow", Inputs, isOneRow: AddsUp);
            Method.Write(
                writer,
                [
                    UserText.Reading(writer, "x", "row * xStride", Inputs),
                    UserText.Reading(writer, "y", y, Outputs),
                    UserText.Reading(writer, "dy", y, Outputs),
                    UserText.Start("dxRow", Inputs),
                    .. Tensors.SelectMany(parameter =>
                    {
                        UserTensor tensor = new(parameter);
                        return new[]
                        {
                            UserText.Reading(writer, tensor.Values, "0", parameter.Shape.Length),
                            UserText.Writing(writer, tensor.Gradient, "0", Literals.Integer(parameter.Shape.Length)),
                        };
                    }),
                ]
            );
            if (AddsUp)
            {
                writer.Open($"for (nuint i = 0; i < {dx}; i += Lanes)");
                writer.Line($"S.Store(S.Add(S.Load(ref dx, (row * {dx}) + i), S.Load(ref dxOfRow, i)), ref dx, (row * {dx}) + i);");
                writer.Close();
            }

            writer.Close();
        }
    }
}
