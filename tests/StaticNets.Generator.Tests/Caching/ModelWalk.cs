using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>
/// Searches all objects that a value refers to for objects of the compiler. Such an object in a cached model would keep an old compilation
/// alive and would never equal its successor.
/// </summary>
internal static class ModelWalk
{
    private static readonly Type[] _forbidden =
    [
        typeof(ISymbol),
        typeof(SyntaxNode),
        typeof(SyntaxTree),
        typeof(SyntaxReference),
        typeof(SyntaxToken),
        typeof(SyntaxTrivia),
        typeof(Location),
        typeof(Compilation),
        typeof(SemanticModel),
        typeof(AttributeData),
        typeof(TypedConstant),
    ];

    /// <summary>Returns the path of fields to each object of the compiler.</summary>
    public static IReadOnlyList<string> Find(object? root)
    {
        List<string> found = [];
        Visit(root, "root", found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    private static void Visit(object? value, string path, List<string> found, HashSet<object> seen)
    {
        if (value is null or string or Pointer || value.GetType().IsPrimitive || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (_forbidden.Any(type => type.IsInstanceOfType(value)))
        {
            found.Add($"{path}: {value.GetType().Name}");
            return;
        }

        if (value is Array items)
        {
            int i = 0;
            foreach (object? item in (IEnumerable)items)
            {
                Visit(item, $"{path}[{i++}]", found, seen);
            }

            return;
        }

        if (value is not (Type or MemberInfo or Assembly or Module))
        {
            VisitFields(value, path, found, seen);
        }
    }

    private static void VisitFields(object value, string path, List<string> found, HashSet<object> seen)
    {
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(Own))
            {
                Visit(field.GetValue(value), $"{path}.{field.Name}", found, seen);
            }
        }
    }
}
