using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Copies a strided view of each row: <c>y[i₀, i₁, …] = x[offset + Σ iⱼ · stepⱼ]</c>. Backward, an element of x receives the sum of the
/// gradients of its copies.
/// </summary>
/// <param name="View">The elements of x in the order of the elements of y.</param>
/// <param name="KeepsSteps">
/// Whether x and y are sequences, and the first axis of the view leads from each step of x to the same step of y.
/// </param>
internal sealed record StridedCopy(string Label, Value X, Value Output, StridedView View, bool KeepsSteps) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    // The loops are nested, and may mask each vector.
    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation>? AtOneStep(OneStep values) =>
        KeepsSteps
            ?
            [
                this with
                {
                    X = values.Of(X),
                    Output = values.Of(Output),
                    View = X.Steps is null ? View with { Axes = View.Axes.Skip(1).ToEquatableArray() } : View,
                },
            ]
            : null;

    public override void Forward(ForwardPass pass)
    {
        StridedLoops body = new(View.Merged(), X.Shape, IsGradient: false, Accumulate: false);
        pass.Call(
            Label + "Forward",
            body.Formula,
            body,
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", pass.Of(Output)), RuntimeArgument.Rows]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        bool assigns = !contribution.Accumulate && View.IsPermutation(X.Shape.Length);
        if (!assigns && !contribution.Accumulate)
        {
            pass.CallElementwise(
                Label + "ClearGradient",
                "dx = 0",
                Term.Zero,
                [Operand.Write("dx", contribution.Target)],
                comment: "the gradient of each element is a sum over its copies"
            );
        }

        StridedLoops body = new(View.Merged(), X.Shape, IsGradient: true, !assigns);
        pass.Call(
            Label + "InputGradient",
            body.Formula,
            body,
            [Operand.Read("dy", pass.Gradient(Output)), Operand.Write("dx", contribution.Target), RuntimeArgument.Rows]
        );
    }
}

/// <summary>
/// The loops of a <see cref="StridedCopy"/>, in the order of the elements of y. The loop over the last axis takes whole vectors if its
/// elements are contiguous in x.
/// </summary>
/// <param name="View">The view, merged.</param>
/// <param name="X">The shape of x.</param>
/// <param name="IsGradient">Whether the gradient of y is written to that of x.</param>
/// <param name="Accumulate">Whether the written elements are added to the old ones.</param>
internal sealed record StridedLoops(StridedView View, Shape X, bool IsGradient, bool Accumulate) : FunctionBody
{
    public string Formula
    {
        get
        {
            string indices = string.Join(", ", View.Axes.Select((_, i) => Index(i)));
            string place = Arithmetic.Sum([
                Literals.Integer(View.Offset),
                .. View.Axes.Select((axis, i) => Arithmetic.Times(Index(i), axis.Step).Replace(" * ", " · ")),
            ]);
            string lengths = string.Join("×", View.Axes.Select(axis => Literals.Integer(axis.Length)));
            string formula = IsGradient ? $"dx[{place}] {(Accumulate ? "+=" : "=")} dy[{indices}]" : $"y[{indices}] = x[{place}]";
            return $"{formula.Replace("(", "").Replace(")", "")}, {lengths} elements";
        }
    }

    private string Written => IsGradient ? "dx" : "y";

    private string Read => IsGradient ? "dy" : "x";

    public override void Write(CodeWriter writer, Element element)
    {
        StridedAxis last = View.Axes[View.Axes.Count - 1];
        Segments x = new(element, X);
        Segments y = new(element, Shape.Of(View.Axes.Aggregate(1L, (product, axis) => product * axis.Length) / last.Length, last.Length));
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"nuint atX = {Arithmetic.Sum(Arithmetic.Times("row", x.RowStride), Literals.Integer(View.Offset))};");
        writer.Line($"nuint atY = row * {Literals.Integer(y.RowStride)};");
        string atX = "atX";
        for (int i = 0; i < View.Axes.Count - 1; i++)
        {
            StridedAxis axis = View.Axes[i];
            writer.Open($"for (nuint {Index(i)} = 0; {Index(i)} < {Literals.Integer(axis.Length)}; {Index(i)}++)");
            if (axis.Step > 0)
            {
                writer.Line($"nuint atX{i} = {Arithmetic.Sum(atX, Arithmetic.Times(Index(i), axis.Step))};");
                atX = $"atX{i}";
            }
        }

        WriteLast(writer, y, last, atX);
        for (int i = 0; i < View.Axes.Count - 1; i++)
        {
            writer.Close();
        }

        if (!(IsGradient && Accumulate))
        {
            Segments written = IsGradient ? x : y;
            written.ClearPadding(writer, Written, $"row * {Literals.Integer(written.RowStride)}");
        }

        writer.Close();
    }

    /// <summary>Writes the loop over the last axis.</summary>
    private void WriteLast(CodeWriter writer, Segments y, StridedAxis last, string atX)
    {
        if (last.Step == 1)
        {
            (string read, string written) = IsGradient ? ("atY + i", $"{atX} + i") : ($"{atX} + i", "atY + i");
            y.VectorLoop(
                writer,
                () =>
                {
                    string value = $"S.Load(ref {Read}, {read})";
                    string old = $"S.Load(ref {Written}, {written})";
                    string total = Accumulate ? $"S.Add({old}, {value})" : value;
                    writer.Line($"S.Store({y.Inside(total, old)}, ref {Written}, {written});");
                }
            );
        }
        else
        {
            writer.Open($"for (nuint i = 0; i < {Literals.Integer(last.Length)}; i++)");
            string ofX = writer.Names.At(IsGradient ? Written : Read, Arithmetic.Sum(atX, Arithmetic.Times("i", last.Step)));
            string ofY = writer.Names.At(IsGradient ? Read : Written, "atY + i");
            writer.Line(IsGradient ? $"{ofX} {(Accumulate ? "+=" : "=")} {ofY};" : $"{ofY} = {ofX};");
            writer.Close();
        }

        writer.Blank();
        writer.Line($"atY += {Literals.Integer(last.Length)};");
    }

    private static string Index(int axis) => "i" + Literals.Integer(axis);
}
