namespace StaticNets.Tool.Declarations;

/// <summary>A tensor of weights of a layer, in the layout of StaticNets.</summary>
/// <param name="Role">Its name in the layer, for example <c>kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its elements in row-major order.</param>
internal sealed record Weight(string Role, int[] Shape, double[] Values);
