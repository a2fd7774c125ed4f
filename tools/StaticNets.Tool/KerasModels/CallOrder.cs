using System.Text.Json;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels;

/// <summary>Sorts the layers of a functional model, each behind those that it reads, and otherwise as in the file.</summary>
internal static class CallOrder
{
    /// <summary>Returns the layers in order.</summary>
    /// <exception cref="RefusalException">Layers read each other in a circle.</exception>
    public static List<(LayerConfig Layer, JsonElement[] Calls)> Of(ModelConfig model)
    {
        Dictionary<string, int> places = model.Layers.Index().ToDictionary(item => item.Item.Layer.Name, item => item.Index);
        List<int>[] readers = [.. model.Layers.Select(_ => new List<int>())];
        int[] missing = new int[model.Layers.Count];
        foreach ((int reader, (LayerConfig _, JsonElement[] calls)) in model.Layers.Index())
        {
            foreach (int read in calls.SelectMany(Reads).Where(places.ContainsKey).Select(name => places[name]))
            {
                readers[read].Add(reader);
                missing[reader]++;
            }
        }

        SortedSet<int> ready = [.. Enumerable.Range(0, missing.Length).Where(layer => missing[layer] == 0)];
        List<(LayerConfig, JsonElement[])> ordered = [];
        while (ready.Count > 0)
        {
            int next = ready.Min;
            ready.Remove(next);
            ordered.Add(model.Layers[next]);
            foreach (int reader in readers[next])
            {
                if (--missing[reader] == 0)
                {
                    ready.Add(reader);
                }
            }
        }

        return ordered.Count == model.Layers.Count ? ordered : throw new RefusalException("layers read each other in a circle");
    }

    /// <summary>Returns the names that a call reads; one that cannot be read is refused later, with its layer.</summary>
    private static string[] Reads(JsonElement call)
    {
        try
        {
            return [.. LayerCall.Read(call).Inputs.Select(input => input.Layer)];
        }
        catch (RefusalException)
        {
            return [];
        }
    }
}
