using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Importing.Layouts;

/// <summary>Elements that a layer takes out of a value along an axis, in any order.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Along">The axis of the result.</param>
/// <param name="Before">The value.</param>
/// <param name="AlongBefore">The axis of the value.</param>
/// <param name="Places">For each element of the result, the place of the value's.</param>
internal sealed record TakenElements(Layer Layer, Extent[] Along, Flow Before, Extent[] AlongBefore, int[] Places)
{
    /// <summary>
    /// Returns the value itself if other places undo the selection, as where a sequence is turned around twice; otherwise
    /// <see langword="null"/>.
    /// </summary>
    /// <param name="flow">The result, whose axes may be in another order by now.</param>
    /// <param name="axis">The axis along which the other places are taken.</param>
    /// <param name="places">The places in the result.</param>
    public Flow? Undone(Flow flow, int axis, int[] places)
    {
        bool undoes =
            flow.Layer == Layer
            && flow.Axes[axis].SequenceEqual(Along)
            && places.Length == Flow.LengthOf(AlongBefore)
            && places.Select((place, i) => place >= 0 && place < Places.Length && Places[place] == i).All(same => same);
        if (!undoes)
        {
            return null;
        }

        Flow undone = Before with { Axes = [.. flow.Axes.Select((extents, i) => i == axis ? AlongBefore : extents)], IsShared = true };
        HashSet<Extent> stored = [.. undone.Stored.SelectMany(extents => extents)];
        return stored.SetEquals(undone.Sample) ? undone : null;
    }
}
