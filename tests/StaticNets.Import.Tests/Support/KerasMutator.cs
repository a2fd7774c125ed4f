using System.Text.Json.Nodes;
using StaticNets.Tool.FileFormats;

namespace StaticNets.Import.Tests.Support;

/// <summary>Damages the layers of models of Keras: JSON that stays JSON, with other numbers, names and members.</summary>
/// <param name="seed">The seed of the random numbers.</param>
internal sealed class KerasMutator(int seed)
{
    private static readonly KerasModelFile[] _files =
    [
        .. KerasFixtures.Names.Select(name => KerasModelFile.Read(File.ReadAllBytes(KerasFixtures.PathOf(name)), name)),
    ];

    private static readonly string[] _texts = [.. _files.SelectMany(file => Texts(JsonNode.Parse(file.Config)!)).Distinct()];

    private static readonly double[] _numbers = [0, 1, -1, 2, 3, 5, 7, 0.5, -0.5, 1e-9, 1e9, 1e300, int.MaxValue, 1 << 28, 1 << 20, 4096];

    private readonly Random _random = new(seed);

    /// <summary>Returns a model with damaged layers.</summary>
    public KerasModelFile Next()
    {
        KerasModelFile file = Pick(_files);
        JsonNode root = JsonNode.Parse(file.Config)!;
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            JsonNode[] nodes = [.. All(root).Where(node => node.Parent is not null)];
            if (nodes.Length > 0)
            {
                Change(Pick(nodes));
            }
        }

        return file with
        {
            Config = root.ToJsonString(),
        };
    }

    private void Change(JsonNode node)
    {
        switch (_random.Next(8))
        {
            case 0:
                Replace(node, JsonValue.Create(Pick(_numbers)));
                break;
            case 1:
                Replace(node, JsonValue.Create(Pick(_texts)));
                break;
            case 2:
                Replace(node, null);
                break;
            case 3:
                Replace(node, Pick<JsonNode>([new JsonObject(), new JsonArray(), JsonValue.Create(true), JsonValue.Create(false)]));
                break;
            case 4 when node.Parent is JsonArray list:
                list.Insert(_random.Next(list.Count + 1), node.DeepClone());
                break;
            case 5 when node.Parent is JsonArray list:
                list.Remove(node);
                break;
            case 5 when node.Parent is JsonObject parent:
                parent.Remove(node.GetPropertyName());
                break;
            default:
                // The kind of value stays, so that the change is read and not refused at once.
                JsonNode[] others =
                [
                    .. All(node.Root).Where(other => other.GetValueKind() == node.GetValueKind() && other.Parent is not null),
                ];
                Replace(node, Pick(others).DeepClone());
                break;
        }
    }

    private static void Replace(JsonNode node, JsonNode? with)
    {
        if (node.Parent is JsonArray list)
        {
            list[node.GetElementIndex()] = with;
        }
        else
        {
            node.Parent![node.GetPropertyName()] = with;
        }
    }

    private static IEnumerable<JsonNode> All(JsonNode node)
    {
        IEnumerable<JsonNode?> children =
            node is JsonObject members ? members.Select(member => member.Value)
            : node is JsonArray items ? items
            : [];
        return children.OfType<JsonNode>().SelectMany(All).Prepend(node);
    }

    private static IEnumerable<string> Texts(JsonNode node) =>
        All(node).OfType<JsonValue>().Where(value => value.TryGetValue(out string? _)).Select(value => value.GetValue<string>());

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
