using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Joins its inputs along the last axis; back, each input receives its own part of the gradient.</summary>
internal sealed record Concatenation(string Label, EquatableArray<Value> Parts, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Parts;

    public override void Forward(ForwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            bool isLast = i == Parts.Count - 1;
            WriteCopy(pass, $"{Label}Forward{i}", part, at, join: true, accumulate: false, clearPadding: isLast);
            pass.Call(
                $"y[…, {at}..{at + part.Shape.Last}] = x{i}",
                $"{Label}Forward{i}",
                Argument.Read(pass.Of(part)),
                Argument.Write(pass.Of(Output)),
                "rows"
            );
            at += part.Shape.Last;
        }
    }

    public override void Backward(BackwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            if (pass.Needs(part))
            {
                Contribution contribution = pass.Contribute(part);
                string name = $"{Label}InputGradient{i}";
                WriteCopy(pass, name, part, at, join: false, contribution.Accumulate, clearPadding: true);
                pass.Call(
                    $"dx{i} {(contribution.Accumulate ? "+=" : "=")} dy[…, {at}..{at + part.Shape.Last}]",
                    name,
                    Argument.Read(pass.Gradient(Output)),
                    Argument.Write(contribution.Target),
                    "rows"
                );
            }

            at += part.Shape.Last;
        }
    }

    /// <summary>Copies the segments of one part into the joined rows, or out of them.</summary>
    private void WriteCopy(Pass pass, string name, Value part, long offset, bool join, bool accumulate, bool clearPadding)
    {
        string keyword = pass.Element.Keyword;
        Segments own = new(pass.Element, part.Shape);
        Segments joined = new(pass.Element, Output.Shape);
        string direction = join ? "y[joined] = x[own]" : $"dx[own] {(accumulate ? "+=" : "=")} dy[joined]";
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary($"{direction}: segments of {own.Length} at {offset} of segments of {joined.Length}");
                writer.Line(JitHints.Optimized);
                writer.Open($"private static void {name}(ref {keyword} source, ref {keyword} destination, nuint rows)");
                writer.Open("for (nuint row = 0; row < rows; row++)");
                writer.Line($"nuint own = row * {Literals.Integer(own.RowStride)};");
                writer.Line($"nuint joined = (row * {Literals.Integer(joined.RowStride)}) + {Literals.Integer(offset)};");
                string from = join ? "own" : "joined";
                string to = join ? "joined" : "own";
                writer.Open($"for (nuint segment = 0; segment < {Literals.Integer(own.PerRow)}; segment++)");
                own.VectorLoop(
                    writer,
                    () =>
                    {
                        string old = $"S.Load(ref destination, {to} + i)";
                        string value = $"S.Load(ref source, {from} + i)";
                        string total = accumulate ? $"S.Add({old}, {value})" : value;
                        writer.Line($"S.Store({own.Inside(total, old)}, ref destination, {to} + i);");
                    }
                );
                writer.Blank();
                writer.Line($"own += {Literals.Integer(own.Length)};");
                writer.Line($"joined += {Literals.Integer(joined.Length)};");
                writer.Close();
                if (clearPadding)
                {
                    Segments target = join ? joined : own;
                    target.ClearPadding(writer, "destination", $"row * {Literals.Integer(target.RowStride)}");
                }

                writer.Close();
                writer.Close();
            }
        );
    }
}
