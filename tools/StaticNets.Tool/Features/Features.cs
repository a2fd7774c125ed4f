using StaticNets.Runtime;

namespace StaticNets.Tool.Features;

/// <summary>The features along the last axis of a value, and their order in a channels-first library.</summary>
/// <param name="Segments">The segments, one after the other.</param>
/// <param name="Uncertain">The reason why the order is unknown, or <see langword="null"/> if it is known.</param>
internal sealed record Features(IReadOnlyList<FeatureSegment> Segments, string? Uncertain = null)
{
    public static Features Plain(int length) => new([new FeatureSegment([length])]);

    public bool IsSame => Uncertain is null && Segments.All(segment => segment.IsSame);

    /// <summary>The index of each feature in the channels-first library.</summary>
    public int[] Permutation
    {
        get
        {
            List<int> places = [];
            foreach (FeatureSegment segment in Segments)
            {
                int start = places.Count;
                places.AddRange(
                    Enumerable
                        .Range(0, segment.Length)
                        .Select(feature => start + (segment.IsSame ? feature : segment.ChannelsFirst(feature)))
                );
            }

            return [.. places];
        }
    }

    /// <summary>Describes the change of order, for the report: <c>from C·H·W to H·W·C of [3, 4, 5]</c> (height, width, channels).</summary>
    public string Change
    {
        get
        {
            FeatureSegment[] changed = [.. Segments.Where(segment => !segment.IsSame)];
            return $"{changed[0].Change} of {string.Join(", ", changed.Select(segment => Shapes.Text(segment.Shape)))}";
        }
    }
}
