namespace StaticNets.Tool.Models;

/// <summary>
/// The order in which a library stores the gates of a recurrent layer. In every tensor of such a layer the last axis holds one block of
/// columns for each gate.
/// </summary>
/// <param name="Blocks">For each gate of the layer, the index of its block in the library's tensor.</param>
/// <param name="Change">Describes the change of order, for the report.</param>
internal sealed record GateOrder(int[] Blocks, string Change)
{
    /// <summary>Returns, for each column of the layer's tensor, the column of the library's tensor.</summary>
    public int[] Columns(int count)
    {
        int units = count / Blocks.Length;
        return [.. Blocks.SelectMany(block => Enumerable.Range(block * units, units))];
    }
}
