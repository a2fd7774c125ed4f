using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Structure;

/// <summary>Folders use only folders of lower floors, as docs/architecture.md draws them, and no two folders use each other.</summary>
public sealed class LayeringTests
{
    public static TheoryData<string> Roots => [.. Floors.All.Select(floors => floors.Root)];

    [Theory]
    [MemberData(nameof(Roots))]
    public void EveryFolderIsOnAFloor(string root)
    {
        Floors floors = Floors.All.Single(item => item.Root == root);
        string architecture = Repository.Read("docs", "architecture.md");
        IEnumerable<string> folders = FolderUses.Sources(Repository.PathOf(root)).Keys.Select(FolderUses.Folder).Distinct();
        Assert.All(
            folders,
            folder =>
            {
                Assert.NotEqual(-1, floors.Of(folder));
                Assert.Contains(folder.Split('/')[^1] + (folder.Length == 0 ? "" : "/"), architecture, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void NoFolderUsesOneAboveIt(string root)
    {
        Floors floors = Floors.All.Single(item => item.Root == root);
        Assert.Empty(Upward(floors, _uses[root].Value));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void NoFoldersUseEachOther(string root) => Assert.Empty(Cycles(_uses[root].Value));

    [Theory]
    [MemberData(nameof(Roots))]
    public void InternalTypesHaveTheNamespaceOfTheirFolder(string root)
    {
        Floors floors = Floors.All.Single(item => item.Root == root);
        IReadOnlyDictionary<string, string> sources = FolderUses.Sources(Repository.PathOf(root));
        Assert.Empty(InternalNamespaces.Misplaced(root.Split('/')[^1], sources, floors.OtherNamespaces));
        Assert.All(floors.OtherNamespaces.Keys, folder => Assert.NotEqual(-1, floors.Of(folder)));
    }

    /// <summary>The control: in planted sources, the use of a type of a higher floor is found.</summary>
    [Fact]
    public void AUseOfTheFloorAboveIsFound()
    {
        Floors floors = new(
            "planted",
            [
                ["Roof"],
                ["Ground"],
            ],
            new Dictionary<string, string[]>()
        );
        Dictionary<string, string> sources = new()
        {
            ["Roof/Tile.cs"] = "namespace Planted.Roof { public class Tile { public Ground.Stone Below = new(); } }",
            ["Ground/Stone.cs"] =
                "namespace Planted.Ground { public class Stone { public static string Above => nameof(Planted.Roof.Tile); } }",
        };
        IReadOnlyList<FolderUse> uses = FolderUses.Find("Planted", sources);
        Assert.Equal(["Ground/Stone.cs uses Tile of Roof/Tile.cs"], Upward(floors, uses));
        Assert.Equal(["Ground ↔ Roof"], Cycles(uses));
    }

    /// <summary>The control: an internal type in the wrong namespace is found; a public one may have any namespace.</summary>
    [Fact]
    public void ATypeOutsideTheNamespaceOfItsFolderIsFound()
    {
        Dictionary<string, string> sources = new()
        {
            ["Roof/Inner/Tile.cs"] = "namespace Planted.Roof.Inner { class Tile { } }",
            ["Roof/Slate.cs"] = "namespace Planted { public class Slate { class Edge { } } }",
            ["Roof/Gutter.cs"] = "namespace Planted { internal static class Gutter { } }",
            ["Ground/Stone.cs"] = "namespace Other { struct Stone { } }",
            ["Ground/Sand.cs"] = "namespace Planted.Ground { file enum Sand { } }",
            ["Chimney.cs"] = "namespace Planted { delegate void Chimney(); }",
        };
        Dictionary<string, string[]> others = new() { ["Ground"] = ["Other"] };
        Assert.Equal(
            ["Ground/Sand.cs: Sand is in Planted.Ground instead of Other", "Roof/Gutter.cs: Gutter is in Planted instead of Planted.Roof"],
            InternalNamespaces.Misplaced("Planted", sources, others).Order(StringComparer.Ordinal)
        );
    }

    // The uses of types between folders, by the root folder of the assembly. They are computed only once for the two tests that read them,
    // because resolving every name takes long.
    private static readonly Dictionary<string, Lazy<IReadOnlyList<FolderUse>>> _uses = Floors.All.ToDictionary(
        floors => floors.Root,
        floors => new Lazy<IReadOnlyList<FolderUse>>(() =>
            FolderUses.Find(floors.Root.Split('/')[^1], FolderUses.Sources(Repository.PathOf(floors.Root)))
        )
    );

    private static IEnumerable<string> Upward(Floors floors, IReadOnlyList<FolderUse> uses) =>
        uses.Where(use => floors.Of(use.From) > floors.Of(use.To)).Select(use => use.Text);

    /// <summary>Returns pairs of folders that use each other, directly or through others.</summary>
    private static IEnumerable<string> Cycles(IReadOnlyList<FolderUse> uses)
    {
        ILookup<string, string> targets = uses.ToLookup(use => use.From, use => use.To);
        string[] folders = [.. uses.SelectMany(use => (string[])[use.From, use.To]).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, HashSet<string>> reached = folders.ToDictionary(folder => folder, Reach);
        return from a in folders
            from b in folders
            where string.CompareOrdinal(a, b) < 0 && reached[a].Contains(b) && reached[b].Contains(a)
            select $"{a} ↔ {b}";

        HashSet<string> Reach(string from)
        {
            HashSet<string> found = [];
            Stack<string> open = new(targets[from]);
            while (open.TryPop(out string? folder))
            {
                if (found.Add(folder))
                {
                    foreach (string next in targets[folder])
                    {
                        open.Push(next);
                    }
                }
            }

            return found;
        }
    }
}
