using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: one line a member, in an order that does not depend on the source.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext _nullability = new();

    public static string Of(Assembly assembly) =>
        string.Join(
            "\n\n",
            assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => string.Join('\n', Type(type)))
        ) + "\n";

    private static IEnumerable<string> Type(Type type)
    {
        string kind =
            type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : type.IsValueType ? (type.IsByRefLike ? "ref struct" : "struct")
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        Type[] inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<string> bases = type.GetInterfaces().Except(inherited).Select(Name).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases = bases.Prepend(Name(parent));
        }

        yield return $"{kind} {type.Namespace}.{Name(type)}{(bases.Any() ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
        if (type.IsEnum)
        {
            foreach (object value in Enum.GetValues(type))
            {
                yield return $"    {value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}";
            }

            yield break;
        }

        foreach (string member in type.GetMembers(Declared).SelectMany(Member).Order(StringComparer.Ordinal))
        {
            yield return "    " + member;
        }
    }

    private static IEnumerable<string> Member(MemberInfo member) =>
        member switch
        {
            _ when member.Name.Contains('<', StringComparison.Ordinal) => [],
            ConstructorInfo constructor when IsSeen(constructor) =>
            [
                $"{Priority(constructor)}{Access(constructor)}new({Parameters(constructor)})",
            ],
            MethodInfo method when IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            [
                $"{Priority(method)}{Access(method)}{Returned(method)} {method.Name}{Generics(method)}({Parameters(method)}){Constraints(method.GetGenericArguments())}",
            ],
            PropertyInfo property when property.GetMethod is { } get && IsSeen(get) =>
            [
                $"{Priority(property)}{Access(get)}{Required(property)}{Returned(get)} {property.Name}{Index(property)} {{ get;{Setter(property)} }}",
            ],
            FieldInfo { IsPublic: true } field =>
            [
                $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Required(field)}{Name(field.FieldType)} {field.Name}{Constant(field)}",
            ],
            _ => [],
        };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") + Inheritance(method);

    private static string Inheritance(MethodBase method)
    {
        bool isOverride = method is MethodInfo own && own.GetBaseDefinition().DeclaringType != own.DeclaringType;
        return (method.IsFinal && isOverride ? "sealed " : "")
            + (
                method.IsAbstract ? (isOverride ? "abstract override " : "abstract ")
                : isOverride ? "override "
                : method is { IsVirtual: true, IsFinal: false } ? "virtual "
                : ""
            );
    }

    private static string Priority(MemberInfo member) =>
        member.GetCustomAttribute<OverloadResolutionPriorityAttribute>() is { } found
            ? $"[OverloadResolutionPriority({found.Priority})] "
            : "";

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

    private static string Constant(FieldInfo field) => field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "";

    private static string Value(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Returned(MethodInfo method)
    {
        string reference =
            !method.ReturnType.IsByRef ? ""
            : method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(InAttribute)) ? "ref readonly "
            : "ref ";
        return reference + Type(method.ReturnParameter);
    }

    private static string Constraints(Type[] generics) =>
        string.Concat(
            generics
                .Where(type => type.IsGenericParameter)
                .Select(type => (type.Name, All: Constraints(type).ToArray()))
                .Where(found => found.All.Length > 0)
                .Select(found => $" where {found.Name} : {string.Join(", ", found.All)}")
        );

    private static IEnumerable<string> Constraints(Type generic)
    {
        GenericParameterAttributes flags = generic.GenericParameterAttributes;
        bool isUnmanaged = generic.CustomAttributes.Any(found => found.AttributeType.Name == "IsUnmanagedAttribute");
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return isUnmanaged ? "unmanaged" : "struct";
        }
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }
        else if (IsNotNull(generic))
        {
            yield return "notnull";
        }

        foreach (
            string name in generic
                .GetGenericParameterConstraints()
                .Where(type => type != typeof(ValueType))
                .Select(Name)
                .Order(StringComparer.Ordinal)
        )
        {
            yield return name;
        }

        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }

    /// <summary>The compiler writes 1 at a parameter that takes no null, or once at what declares it for all; a type constraint says it already.</summary>
    private static bool IsNotNull(Type generic)
    {
        static byte? Flag(MemberInfo? member, string attribute) =>
            member?.CustomAttributes.FirstOrDefault(found => found.AttributeType.Name == attribute)?.ConstructorArguments[0].Value as byte?;

        MemberInfo? owner = (MemberInfo?)generic.DeclaringMethod ?? generic.DeclaringType;
        byte? flag =
            Flag(generic, "NullableAttribute")
            ?? Flag(owner, "NullableContextAttribute")
            ?? Flag(generic.DeclaringType, "NullableContextAttribute");
        return flag == 1 && generic.GetGenericParameterConstraints().Length == 0;
    }

    private static string Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { } set || !IsSeen(set))
        {
            return "";
        }

        return set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
    }

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction =
            !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        string value = parameter.HasDefaultValue
            ? " = " + (Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "default")
            : "";
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        return $"{(isParams ? "params " : "")}{direction}{Type(parameter)} {parameter.Name}{value}";
    }

    private static string Type(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        bool isNullable = !type.IsValueType && !type.IsByRef && _nullability.Create(parameter).ReadState == NullabilityState.Nullable;
        return Name(type) + (isNullable ? "?" : "");
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Name(Type type)
    {
        if (type.HasElementType)
        {
            string element = Name(type.GetElementType()!);
            return type.IsArray ? element + "[]"
                : type.IsPointer ? element + "*"
                : element;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        string name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType && name.Contains('`', StringComparison.Ordinal)
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name;
    }
}
