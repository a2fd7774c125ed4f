namespace StaticNets;

/// <summary>Makes a partial class a <see cref="SelfOrganizingMap"/>: units on a rectangle, each with a vector of features.</summary>
/// <param name="height">Rows of units, at least 1.</param>
/// <param name="width">Units in a row, at least 1; at least 2 units in all.</param>
/// <param name="features">Length of the vectors and of a row of data, at least 1.</param>
public sealed class SelfOrganizingMapAttribute(int height, int width, int features) : ModelAttribute
{
    /// <summary>Rows of units.</summary>
    public int Height { get; } = height;

    /// <summary>Units in a row.</summary>
    public int Width { get; } = width;

    /// <summary>Length of the vectors and of a row of data.</summary>
    public int Features { get; } = features;
}
