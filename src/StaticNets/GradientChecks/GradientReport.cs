using System.Collections.Immutable;
using System.Text;
using StaticNets.GradientChecks;

namespace StaticNets;

/// <summary>The result of <see cref="GradientCheck"/>; <see cref="ToString"/> formats it as a table.</summary>
public sealed class GradientReport
{
    internal GradientReport(double loss, int moves, ImmutableArray<GradientCheckRow> tensors)
    {
        Loss = loss;
        Moves = moves;
        Tensors = tensors;
    }

    /// <summary>The mean loss over the rows.</summary>
    public double Loss { get; }

    /// <summary>
    /// 0 if the gradients were compared at the network's own weights and the given rows. Otherwise they were compared at a random point
    /// nearby, and this is the number of that point, from 1 on.
    /// </summary>
    public int Moves { get; }

    /// <summary>One row for each trainable parameter tensor, in the order of the layers, followed by one row for each input.</summary>
    public ImmutableArray<GradientCheckRow> Tensors { get; }

    /// <summary>Whether the gradients of all tensors agree.</summary>
    public bool Passed => Tensors.All(row => row.Agrees);

    /// <inheritdoc/>
    public override string ToString()
    {
        int width = Math.Max("tensor".Length, Tensors.Max(row => row.Tensor.Length));
        StringBuilder table = new();
        Line("tensor".PadRight(width), "values", "skipped", "gradient", "error", "");
        foreach (GradientCheckRow row in Tensors)
        {
            Line(row.Tensor.PadRight(width), Text(row.Values), Text(row.Skipped), Text(row.Norm), Text(row.Error), Remark(row));
        }

        string where = Moves == 0 ? "" : FormattableString.Invariant($", at point {Moves} nearby");
        table.Append(
            FormattableString.Invariant($"{(Passed ? "passed" : "FAILED")}: {Tensors.Count(row => row.Agrees)} of {Tensors.Length} ")
        );
        table.Append(FormattableString.Invariant($"tensors agree within {GradientCheck.Tolerance:0E+0}; loss {Loss:G6}{where}"));
        return table.ToString();

        void Line(string tensor, string values, string skipped, string norm, string error, string remark) =>
            table.Append($"{tensor}  {values, 8}  {skipped, 8}  {norm, 8}  {error, 8}  {remark}".TrimEnd()).Append('\n');
    }

    private static string Remark(GradientCheckRow row) =>
        row switch
        {
            { Checked: 0 } => "not checked",
            { Agrees: false } => "WRONG",
            { Norm: < GradientComparison.Zero } => "no gradient here",
            _ => "",
        };

    private static string Text(int value) => FormattableString.Invariant($"{value}");

    private static string Text(double value) => FormattableString.Invariant($"{value:0.0E+0}");
}
