namespace System.Runtime.CompilerServices
{
    /// <summary>Makes <c>required</c> compile for netstandard2.0.</summary>
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute;

    /// <summary>Makes <c>required</c> compile for netstandard2.0.</summary>
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    /// <summary>Makes <c>required</c> compile for netstandard2.0.</summary>
    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute;
}
